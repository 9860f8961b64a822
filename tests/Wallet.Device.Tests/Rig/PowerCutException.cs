using System;

namespace Wallet.Device.Tests.Rig;

/// <summary>The power went: nothing after the write in flight runs any more.</summary>
internal sealed class PowerCutException : Exception
{
}
