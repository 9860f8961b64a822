using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Wallet.CostMeter.Counting;

/// <summary>A method, and what each of its basic blocks costs once.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="Blocks">By block: how many of which class. The first is what entering takes.</param>
internal sealed record CostMethod(string Name, IReadOnlyList<IReadOnlyDictionary<int, int>> Blocks);

/// <summary>All methods that count, and the classes they count in.</summary>
internal sealed class CostTable
{
    /// <summary>Classes that every method has; natives of the runtime follow, each by its name.</summary>
    public static readonly int FixedClasses = Enum.GetValues<CostClass>().Length;

    private readonly List<string> _natives = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>In the order of the numbers they tell the probe.</summary>
    public List<CostMethod> Methods { get; } = [];

    /// <summary>How many classes there are by now.</summary>
    public int ClassCount => FixedClasses + _natives.Count;

    /// <summary>The class of calls of one native method.</summary>
    public int NativeClass(MethodReference method)
    {
        string name = method.DeclaringType.FullName + "." + method.Name;
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = ClassCount;
            _natives.Add(name);
            _numbers.Add(name, number);
        }

        return number;
    }

    /// <summary>What the weights call a class.</summary>
    public string NameOf(int costClass) =>
        costClass < FixedClasses ? Kebab(((CostClass)costClass).ToString()) : _natives[costClass - FixedClasses];

    private static string Kebab(string name) =>
        Regex.Replace(name, "\\B[A-Z]", "-$0", RegexOptions.NonBacktracking).ToLowerInvariant();
}
