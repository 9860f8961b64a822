using System.Linq;
using Wallet.Boards.Esp32;
using Wallet.Core.Ports;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>One chip is card and reader by turns.</summary>
[TestClass]
public sealed class Pn532BothTests
{
    private const int TimeoutMs = 5000;

    private readonly byte[] _command = TouchRig.Pattern(1, 100);
    private readonly byte[] _reply = TouchRig.Pattern(2, 300);

    [TestMethod]
    public void Touch_EachIsPayerOnceAndPayeeTwice_AllArriveWhole()
    {
        using TouchRig rig = new();
        Pn532Both first = rig.BothOfCard();
        Pn532Both second = rig.BothOfTerminal();
        rig.Scheduler.Run(() =>
        {
            for (int round = 0; round < 4; round++)
            {
                bool isFirstPaid = round % 2 == 1;
                Pn532Both payer = isFirstPaid ? second : first;
                Pn532Both payee = isFirstPaid ? first : second;
                rig.Field.Place(
                    isFirstPaid ? rig.CardChip : rig.TerminalChip, isFirstPaid ? rig.TerminalChip : rig.CardChip);
                Pay(rig, payer, isFirstPaid ? rig.TerminalTime : rig.CardTime, payee, round);
            }
        });
    }

    [TestMethod]
    public void Reply_WhileItReads_IsNotSent()
    {
        using TouchRig rig = new();
        Pn532Both card = rig.BothOfCard();
        rig.Scheduler.Run(() =>
        {
            Assert.AreEqual(0, card.TryReceive(new byte[1024], 0, 1024));
            Assert.IsTrue(rig.CardChip.IsArmed);
            Assert.IsFalse(card.CardPresent());
            Assert.IsFalse(rig.CardChip.IsArmed, "a reader is no card");
            Assert.IsFalse(card.Reply(_reply, 0, _reply.Length));
            card.TryReceive(new byte[1024], 0, 1024);
            Assert.IsTrue(rig.CardChip.IsArmed, "a card again");
        });
    }

    private void Pay(TouchRig rig, Pn532Both payer, IEvents events, Pn532Both payee, int round)
    {
        bool isPaid = false;
        payer.TryReceive([], 0, 0);
        rig.Field.Bring();
        rig.Scheduler.Start($"payer {round}", () =>
        {
            byte[] buffer = new byte[1024];
            int count;
            while ((count = payer.TryReceive(buffer, 0, buffer.Length)) == 0) { events.Wait(20); }
            CollectionAssert.AreEqual(_command, buffer[..count]);
            isPaid = payer.Reply(_reply, 0, _reply.Length);
        });
        byte[] answer = new byte[1024];
        while (!payee.CardPresent()) { rig.Scheduler.Sleep(20); }
        Assert.AreEqual(_reply.Length, payee.Exchange(_command, _command.Length, answer, TimeoutMs), $"round {round}");
        CollectionAssert.AreEqual(_reply, answer.Take(_reply.Length).ToArray());
        rig.Field.Part();
        rig.Scheduler.WaitUntil(() => isPaid, rig.Scheduler.DeadlineIn(TimeoutMs), "the payer");
        Assert.IsTrue(isPaid, $"round {round}");
    }
}
