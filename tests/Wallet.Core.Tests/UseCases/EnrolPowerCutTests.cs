using Wallet.Core.Tests.Rig;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.UseCases;

[TestClass]
public sealed class EnrolPowerCutTests
{
    [TestMethod]
    public void Enrol_PowerCutAtEachWrite_TheNextTryWorks()
    {
        bool wasCut = true;
        int cuts = 0;
        for (int operation = 0; wasCut; operation++)
        {
            var authority = new TestAuthority();
            var bank = new TestBank(authority);
            var board = new TestBoard();
            board.Bridge.Institution = bank.Handle;
            Provisioning.Write(board.Flash, authority.Certificate, "bank-a");
            board.Flash.CutAt(board.Flash.OperationCount + operation, operation % 2 == 0 ? 7 : VirtualFlash.KeepsOld);
            wasCut = false;
            try
            {
                Enrol(board);
            }
            catch (PowerLostException)
            {
                wasCut = true;
                cuts++;
            }

            board.Flash.Restore();
            DeviceContext device = Enrol(board);
            Assert.AreEqual(DeviceState.Ready, device.BaseState, $"after a cut at operation {operation}");
        }

        Assert.IsGreaterThanOrEqualTo(6, cuts, "secret, anchor, factory file, key, certificate, clock");
    }

    private static DeviceContext Enrol(TestBoard board)
    {
        Assert.AreEqual(StatusCode.Ok, DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device));
        TestDevice.Unlock(device);
        if (!device.Identity.IsEnrolled)
        {
            board.Press("12345678#");
            Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(device));
        }
        else
        {
            Assert.AreEqual(StatusCode.Ok, SynchroniseClockUseCase.Run(device));
        }

        return device;
    }
}
