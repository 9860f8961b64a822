using System;
using System.Device.Gpio;
using Iot.Device.KeyMatrix;

namespace Probes;

public static class Probe
{
    public static int Use()
    {
        var keys = new KeyMatrix(new[] { 1 }, new[] { 2 }, new TimeSpan(1), shouldDispose: false);
        KeyMatrix.KeyEventHandler handler = (sender, e) => ((KeyMatrix)sender).StopListeningKeyEvent();
        keys.KeyEvent += handler;
        bool isDown = keys[0][0] == PinValue.Low;
        return isDown && keys.ReadKey().EventType == PinEventTypes.Falling ? keys.Values.Length : 0;
    }
}
