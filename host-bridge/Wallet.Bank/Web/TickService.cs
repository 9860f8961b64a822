using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Wallet.Bank.Web;

/// <summary>
/// Lets the institutions look at the clock every few seconds: expiry, and retries of what has no answer.
/// </summary>
public sealed class TickService : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly BankSystem _system;

    /// <summary>Ticks this system for as long as the host runs.</summary>
    public TickService(BankSystem system)
    {
        _system = system;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                _system.Tick();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; there is nothing to finish, because every step is durable by itself.
        }
    }
}
