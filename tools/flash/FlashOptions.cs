using Wallet.Core;

namespace Wallet.Flash;

/// <summary>What the user asked for; each is a parameter of flash.ps1 too.</summary>
public sealed record FlashOptions
{
    /// <summary>The runtime that fits the module in hardware/.</summary>
    public const string TargetDefault = "ESP32_S3_OCTAL";

    /// <summary>card or terminal; null where only ports are listed.</summary>
    public string? Board { get; init; }

    /// <summary>COM5, /dev/ttyUSB0; null where only ports are listed.</summary>
    public string? Port { get; init; }

    /// <summary>Name of the runtime's image.</summary>
    public string Target { get; init; } = TargetDefault;

    /// <summary>Goes into the firmware, so that none built before passes for it; at most 10 characters.</summary>
    public required string Build { get; init; }

    /// <summary>What the board answers when it runs the firmware that was built.</summary>
    public string Answer => $"{DeviceLoop.FirmwareVersion}+{Build}";

    /// <summary>Version of the runtime; null for the newest stable one.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>Erases the whole flash first: keys, vouchers and payments go with it.</summary>
    public bool Erase { get; init; }

    /// <summary>Lists serial ports and does nothing else.</summary>
    public bool ListPorts { get; init; }

    /// <summary>Stays on the line afterwards and shows what the board says of itself.</summary>
    public bool Monitor { get; init; }

    /// <summary>Prints the commands and runs none.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Answers each question with yes.</summary>
    public bool Yes { get; init; }
}
