using System;
using System.Text.Json;
using Wallet.Core.Screen;

namespace Wallet.HeapMeter;

/// <summary>Plays offline payments on virtual boards and counts the heap of the devices.</summary>
public static class Meter
{
    internal static readonly string[] Firmware = ["Wallet.Protocol", "Wallet.Core", "Wallet.Card", "Wallet.Terminal"];

    /// <summary>A card pays a terminal; the same seed and language give the same counts.</summary>
    public static HeapReport Run(ulong seed, Language language) => Play(seed, language, "dual-offline");

    /// <summary>A card pays another; the one that is paid is counted, and called "payee".</summary>
    public static HeapReport RunBetweenCards(ulong seed, Language language) =>
        Play(seed, language, Inside.BetweenCards);

    /// <summary>
    /// Has a static method count itself: it gets an action that, at each call, notes how many blocks it holds.
    /// </summary>
    /// <param name="type">Its type; all of its namespace is rewritten.</param>
    /// <param name="method">Its name.</param>
    /// <returns>Blocks of objects at each note, and then the fullest point in objects and frames together.</returns>
    public static int[] Try(Type type, string method)
    {
        ArgumentNullException.ThrowIfNull(type);
        string assembly = type.Assembly.GetName().Name!;
        object? slots = MeteredContext.Call(
            nameof(Inside.Try),
            AppContext.BaseDirectory,
            [assembly],
            type.Namespace!,
            assembly,
            type.FullName!,
            method);
        return (int[])slots!;
    }

    private static HeapReport Play(ulong seed, Language language, string scenario)
    {
        object? report = MeteredContext.Call(
            nameof(Inside.Play), AppContext.BaseDirectory, Firmware, "", seed, (int)language, scenario);
        return JsonSerializer.Deserialize<HeapReport>((string)report!)!;
    }
}
