using Wallet.Core.Ports;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Battery;

/// <summary>
/// Has the board power what <see cref="PowerTable"/> says, and no more; says when the display is dark.
/// </summary>
/// <remarks>
/// Asked by whoever waits: the loop before it sleeps, and dialogs at each look for a key. The board is told of changes
/// only. A terminal stands on a cable and never goes dark.
/// </remarks>
public sealed class DevicePower
{
    /// <summary>How long the display stays lit after the last sign that somebody is there.</summary>
    public const int LitMs = 30000;

    private readonly DeviceContext _device;
    private IProduct _product;
    private PowerParts _parts;
    private long _darkAtMs;

    /// <summary>Of a device that starts: the display alone, which says so.</summary>
    public DevicePower(DeviceContext device)
    {
        _device = device;
        Supply(PowerParts.Display);
    }

    /// <summary>True while nobody can read anything: a key then only wakes.</summary>
    public bool IsDark
    {
        get { return (_parts & PowerParts.Display) == 0; }
    }

    /// <summary>The device has started as this.</summary>
    public void Follow(IProduct product)
    {
        _product = product;
        Light();
    }

    /// <summary>Somebody is there, or has to read something: lit from now on for <see cref="LitMs"/>.</summary>
    public void Light()
    {
        _darkAtMs = _device.Ports.Monotonic.NowMs() + LitMs;
        Update();
    }

    /// <summary>Does what the table says now.</summary>
    public void Update()
    {
        if (_product == null)
        {
            return;
        }

        DeviceState state = _product.State;
        long nowMs = _device.Ports.Monotonic.NowMs();
        if (state == DeviceState.Armed)
        {
            // What comes after it has to be read, too.
            _darkAtMs = nowMs + LitMs;
        }

        bool looksAtSky = _device.Watch != null && _device.Watch.IsLooking;
        PowerParts parts = PowerTable.Of(state, !CanGoDark || nowMs < _darkAtMs, looksAtSky);
        if (parts != _parts)
        {
            Supply(parts);
        }
    }

    /// <summary>Milliseconds until the display goes dark; a minute where it does not.</summary>
    public int WaitMs()
    {
        long leftMs = _darkAtMs - _device.Ports.Monotonic.NowMs();
        return IsDark || !CanGoDark || leftMs < 0 ? 60000 : (int)leftMs;
    }

    private bool CanGoDark
    {
        get { return _device.Kind == DeviceKind.Card && _device.Ports.Power != null; }
    }

    private void Supply(PowerParts parts)
    {
        _parts = parts;
        if (_device.Ports.Power != null)
        {
            _device.Ports.Power.Supply(parts);
        }
    }
}
