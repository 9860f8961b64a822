using System;

namespace Wallet.HeapMeter.Tests.Samples;

/// <summary>Small programs of which one can count by hand what they hold whenever they call <c>note</c>.</summary>
public static class Graphs
{
    public static void LocalsStayUntilTheMethodEnds(Action note)
    {
        note();
        var bytes = new byte[100];
        Use(bytes);
        Use(bytes);
        note();
        HasLocalsOfItsOwn(note);
        note();
        bytes = null;
        Use(bytes);
        note();
    }

    public static void ArgumentsStayUntilTheCallEnds(Action note)
    {
        Pass(new byte[100], note);
        note();
    }

    public static void GarbageGoes(Action note)
    {
        for (int i = 0; i < 50; i++)
        {
            Use(new byte[100]);
        }

        note();
    }

    public static void ResultsThroughParameters(Action note)
    {
        Make(out byte[] made);
        note();
        Use(made);
    }

    public static void ObjectsAndWhatTheyReferTo(Action note)
    {
        var tail = new Node { Number = long.MaxValue };
        var head = new Deeper { Next = tail };
        tail = null;
        note();
        head.Next = null;
        note();
        Use(head);
        Use(tail);
    }

    public static void Strings(Action note)
    {
        string literal = "a literal of the program costs a header";
        note();
        string made = string.Concat(literal, "!");
        note();
        string same = string.Concat(made, "");
        note();
        Use(literal);
        Use(literal);
        Use(made);
        Use(same);
        Use(same);
    }

    public static void OtherKinds(Action note)
    {
        int number = 7;
        object boxed = number;
        note();
        var table = new byte[2][];
        note();
        table[0] = new byte[4];
        note();
        Use(boxed);
        Use(boxed);
        Use(table);
    }

    public static void DeepIsFull(Action note)
    {
        note();
        GoDown(10);
    }

    private static void GoDown(int levels)
    {
        var here = new byte[4];
        if (levels > 1) { GoDown(levels - 1); }

        Use(here);
        Use(here);
    }

    private static void HasLocalsOfItsOwn(Action note)
    {
        var more = new int[1];
        Use(more);
        Use(more);
        note();
    }

    private static void Pass(byte[] argument, Action note)
    {
        Use(argument);
        note();
    }

    private static void Make(out byte[] made) => made = new byte[100];

    private static void Use(object? used)
    {
    }
}

public class Node
{
    public long Number;

    public Node? Next;
}

public sealed class Deeper : Node
{
    public bool IsDeeper;
}
