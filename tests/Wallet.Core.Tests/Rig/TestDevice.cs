using System.Text;
using Wallet.Core.Background;
using Wallet.Core.UseCases;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Rig;

/// <summary>A card that has been through the factory, its board, and its bank.</summary>
internal sealed class TestDevice
{
    /// <summary>The holder's.</summary>
    public const string Pin = "7391";

    private TestDevice(TestAuthority authority)
    {
        Authority = authority;
        Bank = new TestBank(authority);
        Board = new TestBoard();
        Board.Bridge.Institution = Bank.Handle;
        Assert.AreEqual(StatusCode.Ok, Provisioning.Write(Board.Flash, authority.Certificate, "bank-a"));
        Context = Start();
    }

    public TestAuthority Authority { get; }

    public TestBank Bank { get; }

    public TestBoard Board { get; }

    public DeviceContext Context { get; private set; }

    public static TestDevice Fresh() => new(new TestAuthority());

    public static TestDevice Enrolled()
    {
        TestDevice device = Fresh();
        device.Board.Press("12345678#");
        Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(device.Context));
        return device;
    }

    /// <summary>Switches off and on; the bridge stays.</summary>
    public void Restart() => Context = Start();

    /// <summary>As the holder does: chooses a PIN at the first start, and types it at later ones.</summary>
    public static void Unlock(DeviceContext context)
    {
        if (context.NeedsPin)
        {
            Assert.AreEqual(StatusCode.Ok, context.Vault.Create(Encoding.ASCII.GetBytes(Pin), Pin.Length));
        }
        else
        {
            Assert.AreEqual(PinAnswer.Opened, context.Vault.TryOpen(Encoding.ASCII.GetBytes(Pin), Pin.Length));
            Assert.AreEqual(StatusCode.Ok, context.Unlock());
        }
    }

    private DeviceContext Start()
    {
        Assert.AreEqual(StatusCode.Ok, DeviceBoot.Start(Board.Ports, DeviceKind.Card, out DeviceContext context));

        // Coupons alone: the tables of issuers would be made in each test anew, and have tests of their own.
        context.Background = new BackgroundWork();
        context.Background.Add(new CouponWork(context));
        Unlock(context);
        return context;
    }
}
