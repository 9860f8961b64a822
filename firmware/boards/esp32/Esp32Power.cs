using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>Puts the parts to sleep that are not needed, by their own commands: the wiring has no switches.</summary>
public sealed class Esp32Power : IPower
{
    /// <summary>The panel; null where there is none.</summary>
    public ISwitched Display;

    /// <summary>The PN532; null where there is none.</summary>
    public ISwitched Radio;

    /// <summary>The satellite receiver; null where there is none.</summary>
    public ISwitched Satellite;

    /// <inheritdoc />
    public void Supply(PowerParts parts)
    {
        Switch(Display, (parts & PowerParts.Display) != 0);
        Switch(Radio, (parts & PowerParts.Radio) != 0);
        Switch(Satellite, (parts & PowerParts.Satellite) != 0);
    }

    private static void Switch(ISwitched part, bool isOn)
    {
        if (part != null)
        {
            part.Switch(isOn);
        }
    }
}
