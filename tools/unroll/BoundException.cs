using System;

namespace Wallet.Unroll;

/// <summary>An intermediate result cannot be shown to stay where it must.</summary>
public sealed class BoundException(string message) : Exception(message);
