namespace Wallet.Core.Ports;

/// <summary>Milliseconds since the device started. Never goes back, stops with the power.</summary>
public interface IMonotonicClock
{
    /// <summary>Milliseconds since start; two calls may return the same.</summary>
    long NowMs();
}
