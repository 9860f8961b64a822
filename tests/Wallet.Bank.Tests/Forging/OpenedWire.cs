using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests.Forging;

/// <summary>The wire between institutions in the hands of somebody who has all their keys: no seal holds.</summary>
internal sealed class OpenedWire : IInstitutionWire, IDisposable
{
    private readonly IInstitutionWire _inner;
    private readonly Dictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Asker, string Asked), OpenedLink> _links = [];

    public OpenedWire(TestLoop loop)
    {
        _inner = loop.System.Wire;
        loop.System.Wire = this;
        foreach (string institution in Institutions.All)
        {
            _keys[institution] = Forgery.KeyIn(loop.Folder, institution);
        }
    }

    public ECDsa KeyOf(string institution) => _keys[institution];

    /// <summary>Sits down between two institutions, or finds the place taken by itself.</summary>
    public OpenedLink Between(string asker, string asked)
    {
        if (!_links.TryGetValue((asker, asked), out OpenedLink? link))
        {
            link = new OpenedLink((label, payload) => Forgery.Sign(_keys[asker], label, payload), _keys[asked]);
            _links[(asker, asked)] = link;
        }

        return link;
    }

    /// <summary>Carries everything as it is from now on.</summary>
    public void HandsOff()
    {
        foreach (OpenedLink link in _links.Values)
        {
            link.HandsOff();
        }
    }

    public byte[]? Send(string from, string to, byte[] bytes) =>
        _links.TryGetValue((from, to), out OpenedLink? link)
            ? link.Carry(bytes, message => _inner.Send(from, to, message))
            : _inner.Send(from, to, bytes);

    public void Dispose()
    {
        foreach (OpenedLink link in _links.Values)
        {
            link.Dispose();
        }

        foreach (ECDsa key in _keys.Values)
        {
            key.Dispose();
        }
    }
}
