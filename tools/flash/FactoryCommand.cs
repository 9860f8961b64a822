using System;
using System.CommandLine;
using System.IO;
using System.Text.RegularExpressions;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Flash;

/// <summary>factory: makes the file that tells a new board whom it trusts and which bank it belongs to.</summary>
internal static class FactoryCommand
{
    /// <summary>The command, bound to what carries it out.</summary>
    public static Command Make(FlashWorld world)
    {
        var authority = new Option<string>("--authority")
        {
            Description = "The certificate authority's certificate: authority.c509 in the data folder of wallet-bank.",
            Required = true,
        };
        var bank = new Option<string>("--bank") { Description = "The device's bank: bank-a, bank-b.", Required = true };
        var output = new Option<string>("--out")
        {
            Description = "File to write.",
            DefaultValueFactory = _ => Provisioning.FileName,
        };
        var command = new Command("factory", "Makes the file that a new board needs before its first start.")
        {
            authority, bank, output,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(authority)!, parsed.GetValue(bank)!, parsed.GetValue(output)!, world));
        return command;
    }

    private static int Run(string authority, string bank, string output, FlashWorld world)
    {
        if (!Regex.IsMatch(bank, "^[a-z0-9-]{1,16}$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            return Refuse(world, $"'{bank}' is no bank.", "write its id, for example bank-a.");
        }

        string source = Path.Combine(world.Folder, authority);
        string target = Path.Combine(world.Folder, output);
        try
        {
            byte[] certificate = File.ReadAllBytes(source);
            if (!IsAuthority(certificate))
            {
                return Refuse(
                    world,
                    $"{source} is not the certificate of an authority, signed by itself.",
                    "give authority.c509 from the data folder of wallet-bank.");
            }

            File.WriteAllBytes(target, Provisioning.Encode(certificate, bank));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(world, failure.Message, "name a file that can be read, and one that can be written.");
        }

        world.Out.WriteLine(
            $"{target}: for a device of {bank}. Put it on a board that was never started, as I:\\factory.");
        return 0;
    }

    // What the device itself will ask of it.
    private static bool IsAuthority(byte[] encoded)
    {
        var certificate = new DeviceCertificate();
        return DeviceCertificate.TryDecode(encoded, 0, encoded.Length, certificate) == StatusCode.Ok
            && certificate.Role == Role.Authority
            && Ecdsa.Verify(certificate.PublicKey, Sha256.Hash(certificate.ToBeSigned), certificate.Signature);
    }

    private static int Refuse(FlashWorld world, string problem, string advice)
    {
        world.Error.WriteLine(problem);
        world.Error.WriteLine($"What to do: {advice}");
        return 1;
    }
}
