using Wallet.Core.Screen;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Dialogs;

/// <summary>What each key starts while a product rests, and how it is said that something did not work.</summary>
public abstract class ProductMenu
{
    private readonly DeviceContext _device;
    private readonly TextId _title;
    private readonly TextId[] _labels;
    private readonly int _timeoutMs;
    private readonly char _settings;

    /// <summary>A menu of these entries.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">What stands above the entries.</param>
    /// <param name="labels">
    /// The entries of the keys '1' and on, at most 9.
    /// </param>
    /// <param name="settingsIndex">
    /// Place of the settings among them; what is said of the device comes after it, on both products.
    /// </param>
    /// <param name="timeoutMs">How long a question waits for an answer.</param>
    protected ProductMenu(DeviceContext device, TextId title, TextId[] labels, int settingsIndex, int timeoutMs)
    {
        _device = device;
        _title = title;
        _labels = labels;
        _settings = (char)('1' + settingsIndex);
        _timeoutMs = timeoutMs;
    }

    /// <summary>A key on the resting page: a digit starts its entry, '#' shows them all. Others do nothing.</summary>
    public void Press(char key, DeviceState state)
    {
        if (key == DialogIo.EraseKey)
        {
            Tell(StartExtra());
            return;
        }

        char entry = key;
        if (state == DeviceState.Fresh)
        {
            // There is one thing to do, the settings to do it in, and the help desk to call.
            entry = key == DialogIo.YesKey ? '1' : key;
        }
        else if (key == DialogIo.YesKey)
        {
            entry = AskEntry();
        }

        char last = (char)('0' + _labels.Length);
        if (entry < '1' || entry > last)
        {
            return;
        }

        bool isCommon = entry == _settings || entry == _settings + 1;
        if (state == DeviceState.Fresh && !isCommon)
        {
            StartFirst(entry);
            return;
        }

        Tell(isCommon ? StartCommon(entry != _settings) : Start(entry));
    }

    // A device that is to be wiped says so when it starts anew.
    private void Tell(StatusCode status)
    {
        if (status != StatusCode.Ok && !_device.IsWipeDue)
        {
            Notice.ShowRefusal(_device, status);
        }
    }

    /// <summary>What a device does that is not its holder's yet: enrols.</summary>
    /// <param name="entry">The digit pressed, any but those of settings and device.</param>
    protected virtual void StartFirst(char entry)
    {
        EnrolUseCase.Run(_device);
    }

    /// <summary>What '*' does on the resting page: nothing, where the product gives it nothing to do.</summary>
    /// <returns>Ok; or what is shown as the reason why not.</returns>
    protected virtual StatusCode StartExtra()
    {
        return StatusCode.Ok;
    }

    /// <summary>Runs the entry of a digit, any but those of settings and device.</summary>
    /// <returns>Ok; or what is shown as the reason why not.</returns>
    protected abstract StatusCode Start(char entry);

    private StatusCode StartCommon(bool isDevice)
    {
        return isDevice ? DevicePage.Run(_device, _timeoutMs) : SettingsMenu.Run(_device, _timeoutMs);
    }

    private char AskEntry()
    {
        string[] labels = new string[_labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = _device.Screen.Text(_labels[i]);
        }

        int index = 0;
        StatusCode status = Choose.Ask(_device, _device.Screen.Text(_title), labels, null, _timeoutMs, ref index);
        return status == StatusCode.Ok ? (char)('1' + index) : '\0';
    }
}
