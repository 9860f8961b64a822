using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Wallet.HeapMeter;

/// <summary>Everything one device has made and still holds, its stack, and the fullest moments so far.</summary>
/// <remarks>
/// Objects are known by weak handles. What was alive at the last collection plus what was made since can only be too
/// much, so a collection is needed only where that sum would be a new peak: the peaks are those of every allocation
/// and every call, not of samples. Arguments and locals are kept alive as the interpreter does, until the method ends;
/// the evaluation stack is left to the desktop's optimiser, which lets go of a value where it is used last.
/// </remarks>
public sealed class Ledger
{
    private readonly MethodTable _methods;
    private readonly Dictionary<(int Method, Type Type), int> _kindNumbers = [];
    private readonly List<(int Method, Type Type)> _kinds = [];
    private readonly List<Moment> _open = [];
    private GCHandle[] _handles = new GCHandle[4096];
    private int[] _slots = new int[4096];
    private int[] _kindOf = new int[4096];
    private int _count;
    private int[] _frames = new int[256];
    private int[] _rootsFrom = new int[256];
    private object?[] _roots = new object?[4096];
    private int _depth;
    private int _rootsTop;
    private int _liveSlots;
    private int _sinceSlots;
    private int _stackSlots;
    private int _thresholdSlots = int.MaxValue;

    /// <summary>An empty one.</summary>
    public Ledger(MethodTable methods)
    {
        _methods = methods;
    }

    /// <summary>The firmware's method that runs now; empty where there is none.</summary>
    public string Running => _depth == 0 ? "" : _methods.Names[_frames[_depth - 1]];

    /// <summary>Begins to look for this moment's peak.</summary>
    public void Open(Moment moment)
    {
        if (_open.Contains(moment)) { return; }

        _open.Add(moment);
        FindThreshold();
    }

    /// <summary>Ends looking.</summary>
    public void Close(Moment moment)
    {
        _open.Remove(moment);
        FindThreshold();
    }

    /// <summary>Counts what is alive now, where that can be more than the moment's peak.</summary>
    public void Sample(Moment moment)
    {
        if (_liveSlots + _sinceSlots + _stackSlots > moment.Slots)
        {
            Collect(GC.MaxGeneration);
            Note(moment);
        }
    }

    internal int Enter(int method)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, 2 * _depth);
            Array.Resize(ref _rootsFrom, 2 * _depth);
        }

        _frames[_depth] = method;
        _rootsFrom[_depth] = _rootsTop;
        _rootsTop += _methods.RootCounts[method];
        if (_rootsTop > _roots.Length) { Array.Resize(ref _roots, 2 * _rootsTop); }

        _stackSlots += _methods.FrameSlots[method];
        _depth++;
        Check();
        return _depth;
    }

    internal void Leave(int depth)
    {
        // A method that began before the ledger was attached left no frame.
        while (depth > 0 && _depth >= depth)
        {
            _depth--;
            _stackSlots -= _methods.FrameSlots[_frames[_depth]];
            Array.Clear(_roots, _rootsFrom[_depth], _rootsTop - _rootsFrom[_depth]);
            _rootsTop = _rootsFrom[_depth];
        }
    }

    internal void Keep(object? value, int slot) => _roots[_rootsFrom[_depth - 1] + slot] = value;

    internal void Made(object thing, int slots, int method)
    {
        if (_count == _handles.Length)
        {
            Array.Resize(ref _handles, 2 * _count);
            Array.Resize(ref _slots, 2 * _count);
            Array.Resize(ref _kindOf, 2 * _count);
        }

        _handles[_count] = GCHandle.Alloc(thing, GCHandleType.Weak);
        _slots[_count] = slots;
        _kindOf[_count] = KindOf(method, thing.GetType());
        _count++;
        _sinceSlots += slots;
        Check();
        GC.KeepAlive(thing);
    }

    private int KindOf(int method, Type type)
    {
        if (!_kindNumbers.TryGetValue((method, type), out int kind))
        {
            kind = _kinds.Count;
            _kinds.Add((method, type));
            _kindNumbers.Add((method, type), kind);
        }

        return kind;
    }

    private void Check()
    {
        // What is young is cheap to look through, and most of what was made since has died young.
        for (int generation = 0; IsNewPeak && generation <= GC.MaxGeneration; generation += GC.MaxGeneration)
        {
            Collect(generation);
        }

        if (!IsNewPeak) { return; }

        foreach (Moment moment in _open)
        {
            Note(moment);
        }

        FindThreshold();
    }

    private bool IsNewPeak => _liveSlots + _sinceSlots + _stackSlots > _thresholdSlots;

    private void Collect(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        int kept = 0;
        _liveSlots = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_handles[i].Target == null)
            {
                _handles[i].Free();
                continue;
            }

            _handles[kept] = _handles[i];
            _slots[kept] = _slots[i];
            _kindOf[kept] = _kindOf[i];
            _liveSlots += _slots[i];
            kept++;
        }

        _count = kept;
        _sinceSlots = 0;
    }

    private void Note(Moment moment)
    {
        if (_liveSlots + _stackSlots <= moment.Slots) { return; }

        moment.ObjectSlots = _liveSlots;
        moment.ObjectCount = _count;
        moment.StackSlots = _stackSlots;
        moment.Chain = [.. _frames.Take(_depth).Select(method => _methods.Names[method])];
        moment.Kinds = Kinds();
    }

    private List<Kind> Kinds()
    {
        var kinds = new Kind[_kinds.Count];
        for (int i = 0; i < _count; i++)
        {
            int number = _kindOf[i];
            Kind kind = kinds[number] ??=
                new Kind { MadeIn = _methods.Names[_kinds[number].Method], Type = _kinds[number].Type.Name };
            kind.Count++;
            kind.Slots += _slots[i];
        }

        return [.. kinds.Where(kind => kind != null)];
    }

    private void FindThreshold() =>
        _thresholdSlots = _open.Count == 0 ? int.MaxValue : _open.Min(moment => moment.Slots);
}
