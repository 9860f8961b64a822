using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Wallet.Simulation.Tests.Worlds;

namespace Wallet.Simulation.Tests.Processes;

/// <summary><c>wallet-bank verify</c> on the archive of a voucher that a real card loaded.</summary>
[TestClass]
public sealed class VerifyCommandTests
{
    private static readonly string[] s_documents =
        ["orderDocument", "endorsement", "firstResult", "secondResult", "confirmation", "thirdResult"];

    [TestMethod]
    public async Task Verify_LoadedVoucherWithoutAnyKey_NamesSixGoodSignatures()
    {
        using TestWorld world = Snapshot.Loaded.Open();
        string id = CloseAndGetVoucher(world);
        string keys = Path.Combine(world.Folder, "institutions", "keys");
        Directory.Delete(keys, recursive: true);

        (int exitCode, string output) = await VerifyAsync(world, id);

        Assert.AreEqual(0, exitCode, output);
        Assert.IsFalse(Directory.Exists(keys), "the check made keys");
        int lines = output.Split('\n').Count(line => line.Contains("signed by", StringComparison.Ordinal));
        Assert.AreEqual(6, lines, output);
    }

    [TestMethod]
    public async Task Verify_WhileTheInstitutionsRun_IsPossible()
    {
        using TestWorld world = Snapshot.Loaded.Open();

        (int exitCode, string output) =
            await VerifyAsync(world, world.Simulation.Bank.Books().Vouchers.Single().VoucherId);

        Assert.AreEqual(0, exitCode, output);
    }

    [TestMethod]
    public async Task Verify_OneBitOfAnyDocumentChanged_SaysWhichAndFails()
    {
        foreach (string document in s_documents)
        {
            using TestWorld world = Snapshot.Loaded.Open();
            string id = CloseAndGetVoucher(world);
            FlipBit(world, document);

            (int exitCode, string output) = await VerifyAsync(world, id);

            Assert.AreEqual(1, exitCode, $"{document}: {output}");
            string line = output.Split('\n').First(text =>
                text.StartsWith($"{Array.IndexOf(s_documents, document) + 1} ", StringComparison.Ordinal));
            Assert.IsFalse(line.TrimEnd().EndsWith("Ok", StringComparison.Ordinal), output);
        }
    }

    [TestMethod]
    public async Task Verify_UnknownVoucher_SaysSo()
    {
        using TestWorld world = Snapshot.Loaded.Open();
        CloseAndGetVoucher(world);

        (int exitCode, string output) = await VerifyAsync(world, new string('0', 32));

        Assert.AreEqual(1, exitCode, output);
    }

    private static string CloseAndGetVoucher(TestWorld world)
    {
        string id = world.Simulation.Bank.Books().Vouchers.Single().VoucherId;
        world.Close();
        return id;
    }

    private static void FlipBit(TestWorld world, string document)
    {
        string file = Path.Combine(world.Folder, "institutions", "bank-a.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand read = connection.CreateCommand();
        read.CommandText = $"SELECT {document} FROM voucher";
        byte[] bytes = (byte[])read.ExecuteScalar()!;
        bytes[^1] ^= 1;
        using SqliteCommand write = connection.CreateCommand();
        write.CommandText = $"UPDATE voucher SET {document} = $bytes";
        write.Parameters.AddWithValue("$bytes", bytes);
        write.ExecuteNonQuery();
    }

    private static Task<(int ExitCode, string Output)> VerifyAsync(TestWorld world, string id) =>
        Programs.RunAsync("wallet-bank", "verify", id, "--data", Path.Combine(world.Folder, "institutions"));
}
