using Wallet.Protocol;

namespace Wallet.Core.Link;

/// <summary>
/// Carries an outer session message to an institution and its answer back: the device's own bridge, or a terminal that
/// its card touches. It can delay and lose; what it can read is sealed.
/// </summary>
public interface ICarrier
{
    /// <summary>Has a message carried and waits for the answer.</summary>
    /// <param name="institution">Its id.</param>
    /// <param name="body">An outer session message; how long it may be the carrier says.</param>
    /// <param name="timeoutMs">How long the institution's answer is waited for.</param>
    /// <param name="replyBody">The institution's outer message; null unless Ok.</param>
    /// <returns>
    /// Ok; MessageOversized, nothing sent; or why nothing came. Only Ok says that the institution was reached, and
    /// nothing else says that it was not.
    /// </returns>
    StatusCode Exchange(string institution, byte[] body, int timeoutMs, out byte[] replyBody);
}
