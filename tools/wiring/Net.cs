using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>
/// What is joined electrically on one side of the board: pins of parts and one pin of the board, by horizontal lines to
/// one vertical line, the lane.
/// </summary>
internal sealed record Net(string Colour, IReadOnlyList<int> PartYs, int BoardY)
{
    /// <summary>Which vertical line, counted from the parts.</summary>
    public int Lane { get; set; }

    private int Top => Math.Min(PartYs.Min(), BoardY);

    private int Bottom => Math.Max(PartYs.Max(), BoardY);

    /// <summary>
    /// Gives each net a lane of its own so that few wires cross: from the order they come in, two are swapped as long
    /// as that helps. The same nets always come out the same.
    /// </summary>
    public static void AssignLanes(IReadOnlyList<Net> nets)
    {
        for (int i = 0; i < nets.Count; i++)
        {
            nets[i].Lane = i;
        }

        int cost = Cost(nets);
        bool better = true;
        while (better)
        {
            better = false;
            for (int i = 0; i < nets.Count; i++)
            {
                for (int j = i + 1; j < nets.Count; j++)
                {
                    (nets[i].Lane, nets[j].Lane) = (nets[j].Lane, nets[i].Lane);
                    int swapped = Cost(nets);
                    if (swapped < cost)
                    {
                        cost = swapped;
                        better = true;
                    }
                    else
                    {
                        (nets[i].Lane, nets[j].Lane) = (nets[j].Lane, nets[i].Lane);
                    }
                }
            }
        }
    }

    private static int Cost(IReadOnlyList<Net> nets) =>
        nets.Sum(net => nets.Where(other => other != net).Sum(other => net.CostOver(other)));

    // How often our horizontal lines run over the other's vertical one, and, far worse, along its horizontal ones.
    private int CostOver(Net other)
    {
        bool ourPartSideCrosses = other.Lane < Lane;
        int crossings = ourPartSideCrosses
            ? PartYs.Count(other.Spans)
            : (other.Spans(BoardY) ? 1 : 0);
        bool overlaps = ourPartSideCrosses && PartYs.Any(y => Math.Abs(y - other.BoardY) < 8);
        return crossings + (overlaps ? 100 : 0);
    }

    private bool Spans(int y) => y >= Top - 4 && y <= Bottom + 4;
}
