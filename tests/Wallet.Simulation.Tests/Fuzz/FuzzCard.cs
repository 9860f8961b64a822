using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Wallet.Card;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests.Fuzz;

/// <summary>A card in one state of the gate table, on a board that anybody may say anything to.</summary>
internal sealed class FuzzCard
{
    private readonly CardContext? _card;
    private readonly DeviceLoop _loop;

    public FuzzCard(DeviceState state, VirtualFlash flash, long unixMs)
    {
        State = state;
        Board = new FuzzBoard(flash, unixMs) { HasTime = state != DeviceState.Enrolled };
        StatusCode status = DeviceBoot.Start(Board.Ports, DeviceKind.Card, out DeviceContext device);
        Device = device;
        if (state == DeviceState.Halted)
        {
            Product = new HaltedProduct(device, StatusCode.StorageDamaged);
        }
        else
        {
            Assert.AreEqual(StatusCode.Ok, status);
            _card = new CardContext(device);
            _card.Open();
            Product = new CardProduct(_card);
        }

        _loop = new DeviceLoop(device, Product);
        Keep();
        Assert.AreEqual(state, Product.State);
    }

    public DeviceState State { get; }

    public FuzzBoard Board { get; }

    public DeviceContext Device { get; }

    public IProduct Product { get; }

    /// <summary>The voucher a terminal may be paid with; null where there is none.</summary>
    public Voucher? Held => _card?.Vouchers.Table.AllOf(VoucherState.Held).FirstOrDefault();

    /// <summary>
    /// Stays in its state: a card that nobody touches locks and is unlocked again, an armed one armed again.
    /// </summary>
    public void Keep()
    {
        if ((State is DeviceState.Enrolled or DeviceState.Ready or DeviceState.Armed) && !Device.Vault.IsOpen)
        {
            Board.Press($"#{SimulationOptions.HolderPin}#");
            _loop.Step();
            Assert.IsTrue(Device.Identity.CanSign, "not unlocked");
        }

        if (State == DeviceState.Armed)
        {
            _card!.Arm(Held!);
        }
    }

    /// <summary>
    /// A card that was unlocked a moment ago: what an unlocking reads anew it holds once, and it locks in no measure.
    /// </summary>
    public void Relock()
    {
        if (_card != null && Device.Vault.IsOpen)
        {
            _card.Disarm();
            Device.Lock();
        }

        Keep();
    }

    /// <summary>
    /// What must never leave: an unlocked card's private key, the key that seals secrets, and its token's secrets.
    /// </summary>
    public byte[][] OpenSecrets()
    {
        if (!Device.Identity.CanSign)
        {
            return [];
        }

        byte[] privateKey = Exposed(PrivateKeyOf(Device.Identity));
        Assert.AreEqual(StatusCode.Ok, _card!.Tokens.Load(out EnrolTokenReply token));
        return [[.. privateKey], [.. DataKeyOf(Device.Vault)], token.Secret, token.LoginSecret];
    }

    /// <summary>Lets the card do what there is to do.</summary>
    public void Settle()
    {
        while (_loop.Step())
        {
        }

        while (Device.Background.Step())
        {
        }
    }

    /// <summary>One message from the bridge; its answer, or null where none came.</summary>
    public byte[]? Ask(byte[] message)
    {
        Board.Send(message);
        byte[]? answer = null;
        for (int i = 0; i < 4 && answer is null; i++)
        {
            _loop.Step();
            answer = Board.TryTake(out byte[] taken) ? taken : null;
        }

        while (Board.TryTake(out _))
        {
        }

        return answer;
    }

    /// <summary>One command by touch; its answer.</summary>
    public byte[]? Touch(byte[] command)
    {
        Board.Touch(command);
        _loop.Step();
        return Board.TouchAnswer;
    }

    /// <summary>What the firmware holds in RAM.</summary>
    public long Live() => LiveObjects.CountFrom(_loop, thing => thing is FuzzBoard or VirtualFlash or Type or Delegate);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_privateKey")]
    private static extern ref Secret PrivateKeyOf(DeviceIdentity identity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_dataKey")]
    private static extern ref byte[] DataKeyOf(KeyVault vault);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExposeToComputation")]
    private static extern byte[] Exposed(Secret secret);
}
