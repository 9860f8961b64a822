using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>Makes a <see cref="P256KeyTable"/> in steps of at most about 8,000 units. Nothing is secret.</summary>
/// <remarks>
/// First 2^(C k) Q, with C the number of columns, for each tooth of each table: C doublings and an inversion each.
/// Then, for each table, the sum of its teeth with all signs but the highest minus; each further entry is one with
/// fewer pluses and twice a tooth. Work space is the upper half of each table, which is filled last, and four points
/// behind the tables. No sum here is exceptional: which multiples of Q are added is the same for each Q, and was tried.
/// </remarks>
public sealed class P256KeyTableBuilder
{
    private const int PairsAStep = 8;

    private const int Doubling = 0;
    private const int Dividing = 1;
    private const int Twice = 2;
    private const int Subtracting = 3;
    private const int Filling = 4;
    private const int Done = 5;

    private readonly P256KeyTable _table;
    private readonly P256Pairs _pairs;
    private readonly long[] _sum = new long[3 * P256Field.LimbCount];
    private readonly int[] _doublings;
    private readonly int[] _noPoint = { -1 };

    // All teeth of all tables; those of a table but the highest; entries of half a table.
    private readonly int _toothPoints;
    private readonly int _smallTeeth;
    private readonly int _half;
    private int _stage;
    private int _tooth = 1;
    private int _at;

    private P256KeyTableBuilder(P256KeyTable table)
    {
        _table = table;
        _pairs = new P256Pairs(table.Entries, PairsAStep);
        _doublings = new int[] { table.ColumnCount };
        _toothPoints = table.Teeth * P256KeyTable.TableCount;
        _smallTeeth = table.Teeth - 1;
        _half = table.TableEntries / 2;
    }

    /// <summary>Begins the table of a public key.</summary>
    /// <param name="publicKey">64 bytes, which are kept.</param>
    /// <param name="teeth">Digits of one entry; see <see cref="P256KeyTable"/>.</param>
    /// <returns>Null where they are no point of the curve.</returns>
    public static P256KeyTableBuilder Begin(byte[] publicKey, int teeth)
    {
        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        bool isKey = publicKey != null && publicKey.Length == Ecdsa.PublicKeyBytes
            && P256Curve.TryDecode(publicKey, 0, x, y);
        if (!isKey) { return null; }

        P256KeyTable table = new P256KeyTable(publicKey, teeth);
        P256KeyTableBuilder builder = new P256KeyTableBuilder(table);
        P256Curve.Store(x, y, table.Entries, builder.ToothAt(0));
        return builder;
    }

    /// <summary>Goes on.</summary>
    /// <returns>True where the table is complete.</returns>
    public bool Step()
    {
        switch (_stage)
        {
            case Doubling:
                P256Curve.Begin(_table.Entries, ToothAt(_tooth - 1), _sum);
                P256Chain.Run(_sum, _doublings, _table.Entries, _noPoint, 0, 1);
                _stage = Dividing;
                break;
            case Dividing:
                P256Curve.StoreAffine(_sum, _table.Entries, ToothAt(_tooth));
                _tooth++;
                _stage = _tooth < _toothPoints ? Doubling : Twice;
                break;
            case Twice:
                StepTwice();
                break;
            case Subtracting:
                StepSubtracting();
                break;
            case Filling:
                StepFilling();
                break;
            default:
                break;
        }

        return _stage == Done;
    }

    /// <summary>The table, once complete.</summary>
    public P256KeyTable Take()
    {
        Guard.That(_stage == Done, 213);
        return _table;
    }

    // Twice each tooth but the highest of every table; the teeth themselves are negated.
    private void StepTwice()
    {
        int end = Least(_at + PairsAStep, _smallTeeth * P256KeyTable.TableCount);
        for (int k = _at; k < end; k++) { _pairs.Add(ToothAt(k), ToothAt(k), TwiceAt(k)); }

        Run();
        for (int k = _at; k < end; k++) { P256Curve.Negate(_table.Entries, ToothAt(k)); }

        _at = end;
        if (end < _smallTeeth * P256KeyTable.TableCount) { return; }

        _stage = Subtracting;
        _at = 0;
    }

    // Entry 0 of each table: the highest tooth less the others, one after the other.
    private void StepSubtracting()
    {
        for (int table = 0; table < P256KeyTable.TableCount; table++)
        {
            int entry = table * _table.TableEntries;
            int before = _at == 0 ? ToothAt((_smallTeeth * P256KeyTable.TableCount) + table) : entry;
            _pairs.Add(before, ToothAt((_at * P256KeyTable.TableCount) + table), entry);
        }

        Run();
        _at++;
        if (_at < _smallTeeth) { return; }

        _stage = Filling;
        _at = 0;
        _tooth = 0;
    }

    // Entry e + 2^i is entry e and twice tooth i, for all e below 2^i.
    private void StepFilling()
    {
        int count = P256KeyTable.TableCount << _tooth;
        int end = Least(_at + PairsAStep, count);
        for (int i = _at; i < end; i++)
        {
            int table = i >> _tooth;
            int from = (table * _table.TableEntries) + (i & ((1 << _tooth) - 1));
            _pairs.Add(from, TwiceAt((_tooth * P256KeyTable.TableCount) + table), from + (1 << _tooth));
        }

        Run();
        _at = end;
        if (end < count) { return; }

        _at = 0;
        _tooth++;
        _stage = _tooth < _smallTeeth ? Filling : Done;
    }

    private void Run()
    {
        Guard.That(_pairs.TryRun(), 214);
    }

    private static int Least(int a, int b)
    {
        return a < b ? a : b;
    }

    // Where 2^(C k) Q is.
    private int ToothAt(int k)
    {
        return PlaceOf(k);
    }

    // Where its double is. Those of the last small tooth are needed until the last upper half is full.
    private int TwiceAt(int k)
    {
        int lasting = (_smallTeeth - 1) * P256KeyTable.TableCount;
        return k < lasting ? PlaceOf(_toothPoints + k) : P256KeyTable.EntryCountOf(_table.Teeth) + k - lasting;
    }

    private int PlaceOf(int number)
    {
        return (number / _half * _table.TableEntries) + _half + (number % _half);
    }
}
