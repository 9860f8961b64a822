using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Virtual.Tests.Storage;

/// <summary>What IFileStore promises, for every implementation: derive, and give an empty store.</summary>
public abstract class FileStoreContract
{
    private const string Name = "a.b0";

    private IFileStore _files = null!;

    [TestInitialize]
    public void Start()
    {
        _files = CreateEmpty();
    }

    [TestMethod]
    public void Length_NoFile_MinusOne()
    {
        Assert.AreEqual(-1, _files.Length(Name));
    }

    [TestMethod]
    public void Read_NoFile_MinusOneAndBufferUntouched()
    {
        byte[] buffer = [7, 7];
        Assert.AreEqual(-1, _files.Read(Name, 0, buffer, 0, 2));
        CollectionAssert.AreEqual(new byte[] { 7, 7 }, buffer);
    }

    [TestMethod]
    public void Write_RangeOfBuffer_ExactlyThatRangeIsKept()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [0, 1, 2, 3, 0], 1, 3));
        AssertHolds(Name, [1, 2, 3]);
    }

    [TestMethod]
    public void Write_BufferChangedAfterwards_FileIsNot()
    {
        byte[] buffer = [1, 2];
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, buffer, 0, 2));
        buffer[0] = 9;
        AssertHolds(Name, [1, 2]);
    }

    [TestMethod]
    public void Write_ShorterOverLonger_NothingOfTheOldIsLeft()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [1, 2, 3, 4], 0, 4));
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [9], 0, 1));
        AssertHolds(Name, [9]);
    }

    [TestMethod]
    public void Write_NoBytes_AnEmptyFileWhichIsNotAbsent()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [], 0, 0));
        AssertHolds(Name, []);
    }

    [TestMethod]
    public void Write_LargestFile_IsKept()
    {
        byte[] largest = Pattern(_files.SizeBytesMax);
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, largest, 0, largest.Length));
        AssertHolds(Name, largest);
    }

    [TestMethod]
    public void Write_LargerThanTheLargestFile_StorageFullAndNothingChanged()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [5], 0, 1));
        byte[] tooLarge = new byte[_files.SizeBytesMax + 1];
        Assert.AreEqual(StatusCode.StorageFull, _files.Write(Name, tooLarge, 0, tooLarge.Length));
        AssertHolds(Name, [5]);
    }

    [TestMethod]
    public void Append_NoFile_MakesIt()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Append(Name, [0, 1, 2], 1, 2));
        AssertHolds(Name, [1, 2]);
    }

    [TestMethod]
    public void Append_ManyTimes_AllInOrder()
    {
        byte[] all = Pattern(600);
        for (int done = 0; done < all.Length; done += 50)
        {
            Assert.AreEqual(StatusCode.Ok, _files.Append(Name, all, done, 50));
        }

        AssertHolds(Name, all);
    }

    [TestMethod]
    public void Append_BeyondTheLargestFile_StorageFullAndNothingChanged()
    {
        byte[] largest = Pattern(_files.SizeBytesMax);
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, largest, 0, largest.Length));
        Assert.AreEqual(StatusCode.StorageFull, _files.Append(Name, [1], 0, 1));
        AssertHolds(Name, largest);
    }

    [TestMethod]
    public void Read_PartOfAFile_OnlyThatPartOfTheBuffer()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [1, 2, 3, 4], 0, 4));
        byte[] buffer = [7, 7, 7, 7];
        Assert.AreEqual(2, _files.Read(Name, 1, buffer, 1, 2));
        CollectionAssert.AreEqual(new byte[] { 7, 2, 3, 7 }, buffer);
    }

    [TestMethod]
    [DataRow(3, 1)]
    [DataRow(4, 0)]
    [DataRow(9, 0)]
    public void Read_AcrossTheEnd_WhatThereIs(int fileOffset, int expected)
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [1, 2, 3, 4], 0, 4));
        Assert.AreEqual(expected, _files.Read(Name, fileOffset, new byte[8], 0, 8));
    }

    [TestMethod]
    public void Delete_File_IsGoneAndCanBeMadeAgain()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Write(Name, [1], 0, 1));
        Assert.AreEqual(StatusCode.Ok, _files.Delete(Name));
        Assert.AreEqual(-1, _files.Length(Name));
        Assert.AreEqual(StatusCode.Ok, _files.Append(Name, [2], 0, 1));
        AssertHolds(Name, [2]);
    }

    [TestMethod]
    public void Delete_NoFile_Ok()
    {
        Assert.AreEqual(StatusCode.Ok, _files.Delete(Name));
    }

    [TestMethod]
    public void Names_ShortestAndLongest_AreDifferentFiles()
    {
        string[] names = ["a", "b", "9", "a.", ".a", "abcdefghijkl", "abcdefghijkm", "............"];
        for (byte n = 0; n < names.Length; n++)
        {
            Assert.AreEqual(StatusCode.Ok, _files.Write(names[n], [n, n], 0, 2));
        }

        Assert.AreEqual(StatusCode.Ok, _files.Delete(names[0]));
        for (byte n = 1; n < names.Length; n++)
        {
            AssertHolds(names[n], [n, n]);
        }
    }

    /// <summary>An empty store of at least 64 KB; called once for each test.</summary>
    protected abstract IFileStore CreateEmpty();

    private void AssertHolds(string name, byte[] expected)
    {
        Assert.AreEqual(expected.Length, _files.Length(name));
        byte[] found = new byte[expected.Length + 1];
        Assert.AreEqual(expected.Length, _files.Read(name, 0, found, 0, found.Length));
        CollectionAssert.AreEqual(expected, found[..expected.Length]);
    }

    private static byte[] Pattern(int count)
    {
        byte[] pattern = new byte[count];
        for (int i = 0; i < count; i++)
        {
            pattern[i] = (byte)(i * 7);
        }

        return pattern;
    }
}
