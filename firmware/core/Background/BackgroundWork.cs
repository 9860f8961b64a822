using Wallet.Core.Safety;

namespace Wallet.Core.Background;

/// <summary>What a device does ahead of time: <see cref="DeviceLoop"/> asks for a slice when it is idle.</summary>
public sealed class BackgroundWork
{
    private const int WorkMax = 4;

    private readonly IBackgroundWork[] _work = new IBackgroundWork[WorkMax];
    private int _count;

    /// <summary>Adds work, behind that which was added before: it gets its turn when that has nothing to do.</summary>
    public void Add(IBackgroundWork work)
    {
        Guard.That(_count < WorkMax, 310);
        _work[_count++] = work;
    }

    /// <summary>Has all work forget its secrets.</summary>
    public void Forget()
    {
        for (int i = 0; i < _count; i++)
        {
            _work[i].Forget();
        }
    }

    /// <summary>Does one slice of the first work that has something to do.</summary>
    /// <returns>False where none has: the device may sleep.</returns>
    public bool Step()
    {
        for (int i = 0; i < _count; i++)
        {
            if (_work[i].Step())
            {
                return true;
            }
        }

        return false;
    }
}
