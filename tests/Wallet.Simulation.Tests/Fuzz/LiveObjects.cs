using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;

namespace Wallet.Simulation.Tests.Fuzz;

/// <summary>Counts what a firmware holds: every object and array element that it can reach.</summary>
internal static class LiveObjects
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    /// <summary>Objects, and the bytes or references in their arrays.</summary>
    /// <param name="root">Where to start.</param>
    /// <param name="isOutside">True for an object that belongs to the test and not to the firmware.</param>
    public static long CountFrom(object root, Func<object, bool> isOutside)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([root]);
        long count = 0;
        while (waiting.TryPop(out object? thing))
        {
            if (isOutside(thing) || !seen.Add(thing))
            {
                continue;
            }

            count++;
            foreach (object? part in PartsOf(thing, ref count))
            {
                if (part is not null and not string && !part.GetType().IsPrimitive && !part.GetType().IsEnum)
                {
                    waiting.Push(part);
                }
            }
        }

        return count;
    }

    private static IEnumerable PartsOf(object thing, ref long count)
    {
        if (thing is Array array)
        {
            count += array.Length;
            return array.GetType().GetElementType()!.IsPrimitive ? Array.Empty<object>() : array;
        }

        List<object?> parts = [];
        for (Type? type = thing.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields))
            {
                parts.Add(field.GetValue(thing));
            }
        }

        return parts;
    }
}
