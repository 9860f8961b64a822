using System.Collections;

namespace Probes;

public static class Probe
{
    public static object Use()
    {
        var table = new Hashtable(4) { ["key"] = 1 };
        foreach (DictionaryEntry entry in table)
        {
            table[entry.Key] = entry.Value;
        }

        ((IDictionary)table).Add("other", new Queue().Count);
        return new Stack().ToArray();
    }
}
