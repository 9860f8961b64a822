using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wallet.Protocol.Frames;

namespace Wallet.Protocol.Tests.Frames;

/// <summary>
/// Two ends over a line that loses, doubles, damages, delays and swaps chunks, raced against a queue.
/// </summary>
[TestClass]
public sealed class LinkEndpointRaceTests
{
    [TestMethod]
    public void Race_BadLine_EachMessageArrivesOnceInOrderOrItsSenderHearsOfIt()
    {
        for (int run = 0; run < 60; run++)
        {
            int seed = Seeds.Current + run;
            new Race(seed, swaps: true, restarts: false).Run(400);
        }
    }

    [TestMethod]
    public void Race_EndsRestart_EachMessageArrivesOnceInOrderOrItsSenderHearsOfIt()
    {
        for (int run = 0; run < 60; run++)
        {
            int seed = Seeds.Current + 1000 + run;
            new Race(seed, swaps: false, restarts: true).Run(400);
        }
    }

    private sealed class Race(int seed, bool swaps, bool restarts)
    {
        private readonly Random _random = new(seed);
        private readonly LinkEndpoint[] _ends = [new(10), new(20)];
        private readonly List<(long AtMs, byte[] Bytes)>[] _lines = [[], []];
        private readonly List<int>[] _sent = [[], []];
        private readonly List<int>[] _given = [[], []];
        private readonly HashSet<int> _unsure = [];
        private readonly int[] _underWay = [-1, -1];
        private readonly int[] _restartsOf = new int[2];
        private int _nextId;
        private uint _nextStart = 30;
        private int _badness;

        public void Run(int messages)
        {
            long nowMs = 0;
            while (_nextId < messages || _underWay[0] >= 0 || _underWay[1] >= 0)
            {
                // Long stretches without trouble, so that every state is left in good order as well.
                _badness = nowMs / 20000 % 2 == 0 ? _random.Next(250) : 0;
                for (int end = 0; end < 2; end++)
                {
                    Step(end, nowMs, messages);
                }

                nowMs += _random.Next(1, 60);
                Assert.IsLessThan(10_000_000, nowMs, Seed());
            }

            for (int end = 0; end < 2; end++) { Check(end); }
        }

        private void Step(int end, long nowMs, int messages)
        {
            LinkEndpoint link = _ends[end];
            Deliver(end, nowMs);
            Collect(end);
            link.Poll(nowMs);
            if (_underWay[end] >= 0 && link.SendStatus != StatusCode.Busy)
            {
                if (link.SendStatus == StatusCode.LinkTimeout) { _unsure.Add(_underWay[end]); }
                _underWay[end] = -1;
            }

            if (_underWay[end] < 0 && _nextId < messages && _random.Next(3) == 0)
            {
                byte[] message = Message(_nextId);
                Assert.IsTrue(link.TrySend(message, 0, message.Length, nowMs), Seed());
                _underWay[end] = _nextId;
                _sent[end].Add(_nextId++);
            }

            if (restarts && _random.Next(300) == 0) { Restart(end); }
            Transmit(end, nowMs);
        }

        // What the restarted end was sending, and what is on its way to it, is nobody's promise any more.
        private void Restart(int end)
        {
            if (_underWay[end] >= 0) { _unsure.Add(_underWay[end]); }
            if (_underWay[1 - end] >= 0) { _unsure.Add(_underWay[1 - end]); }
            _underWay[end] = -1;
            _lines[1 - end].Clear();
            _ends[end] = new LinkEndpoint(_nextStart++);
            _restartsOf[end]++;
        }

        private void Transmit(int end, long nowMs)
        {
            byte[] bytes = LinkEndpointTests.Drain(_ends[end]);
            while (bytes.Length > 0)
            {
                int size = Math.Min(bytes.Length, _random.Next(1, 64));
                Put(end, bytes[..size], nowMs);
                bytes = bytes[size..];
            }
        }

        private void Put(int end, byte[] chunk, long nowMs)
        {
            if (Happens()) { return; }
            if (Happens()) { chunk[_random.Next(chunk.Length)] ^= (byte)(1 << _random.Next(8)); }
            long atMs = nowMs + _random.Next(5) + (Happens() ? _random.Next(400) : 0);
            List<(long AtMs, byte[] Bytes)> line = _lines[end];
            if (!swaps && line.Count > 0) { atMs = Math.Max(atMs, line[^1].AtMs); }
            line.Add((atMs, chunk));
            if (Happens()) { line.Add((atMs, chunk)); }
        }

        private void Deliver(int end, long nowMs)
        {
            List<(long AtMs, byte[] Bytes)> line = _lines[1 - end];
            foreach ((long _, byte[] bytes) in line.Where(chunk => chunk.AtMs <= nowMs).OrderBy(chunk => chunk.AtMs))
            {
                _ends[end].Receive(bytes, 0, bytes.Length, nowMs);
            }

            line.RemoveAll(chunk => chunk.AtMs <= nowMs);
        }

        private void Collect(int end)
        {
            while (_ends[end].TryTake(out byte[] message))
            {
                int id = BitConverter.ToInt32(message);
                CollectionAssert.AreEqual(Message(id), message, Seed());
                _given[1 - end].Add(id);
            }
        }

        private void Check(int end)
        {
            List<int> given = _given[end];
            List<int> sure = [.. _sent[end].Where(id => !_unsure.Contains(id))];
            CollectionAssert.IsSubsetOf(given.Distinct().ToList(), _sent[end], Seed());
            CollectionAssert.AreEqual(sure, given.Where(id => !_unsure.Contains(id)).ToList(), Seed());
            if (!restarts)
            {
                CollectionAssert.AllItemsAreUnique(given, Seed());
                CollectionAssert.AreEqual(given.Order().ToList(), given, Seed());
            }
        }

        private bool Happens() => _random.Next(1000) < _badness;

        private static byte[] Message(int id)
        {
            byte[] message = new byte[4 + (id * 7 % 90)];
            new Random(id).NextBytes(message);
            BitConverter.GetBytes(id).CopyTo(message, 0);
            return message;
        }

        private string Seed() => string.Create(CultureInfo.InvariantCulture, $"WALLET_TEST_SEED={seed}");
    }
}
