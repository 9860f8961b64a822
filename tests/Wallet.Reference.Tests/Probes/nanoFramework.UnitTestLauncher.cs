using nanoFramework.TestFramework;

namespace Probes;

public static class Probe
{
    public static void Use() => UnitTestLauncher.Main();
}
