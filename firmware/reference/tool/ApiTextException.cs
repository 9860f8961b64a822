using System;

namespace Wallet.Reference;

/// <summary>A line that cannot be used, worded so that a build shows it with its file and line.</summary>
public sealed class ApiTextException(string file, int line, string message)
    : Exception($"{file}({line}): error API: {message}");
