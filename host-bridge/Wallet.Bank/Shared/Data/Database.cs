using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Wallet.Bank.Shared.Data;

/// <summary>One institution's SQLite file. No other institution opens it.</summary>
/// <remarks>
/// WAL with synchronous=FULL: a transaction that has returned survives a power cut. The one connection is used under
/// <see cref="BankSystem"/>'s lock, so BEGIN IMMEDIATE never waits for a neighbour in the same process.
/// </remarks>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>
    /// Opens the file, makes it when absent, and runs <paramref name="schema"/> (CREATE ... IF NOT EXISTS).
    /// </summary>
    public Database(string path, string schema, bool survivesPowerCut)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 };
        _connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            _connection.Open();
            string synchronous = survivesPowerCut ? "FULL" : "OFF";
            _connection.Execute(
                $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;");
            _connection.Execute(schema);
        }
        catch (SqliteException exception)
        {
            _connection.Dispose();
            throw new BankSetupException(
                $"The database {path} does not open ({exception.Message}). Another process may use it, or the folder "
                + $"'{Path.GetDirectoryName(path)}' is not writable.",
                exception);
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: all of it is durable when this returns, or none of it.
    /// </summary>
    public void Commit(Action work)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        work();
        transaction.Commit();
    }

    /// <summary>Runs a statement.</summary>
    public int Execute(string sql, object? parameters = null)
    {
        return _connection.Execute(sql, parameters);
    }

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, object? parameters = null)
    {
        return _connection.Query<T>(sql, parameters).AsList();
    }

    /// <summary>The first row, or null.</summary>
    public T? First<T>(string sql, object? parameters = null)
        where T : class
    {
        return _connection.Query<T>(sql, parameters).FirstOrDefault();
    }

    /// <summary>One number; 0 where there is no row.</summary>
    public long Number(string sql, object? parameters = null)
    {
        return _connection.ExecuteScalar<long?>(sql, parameters) ?? 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
    }
}
