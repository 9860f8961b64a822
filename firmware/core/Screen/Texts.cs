namespace Wallet.Core.Screen;

/// <summary>The texts of the displays.</summary>
public static class Texts
{
    /// <summary>One text, its lines separated by '\n'; empty for a number that is no text.</summary>
    public static string Get(TextId id, Language language)
    {
        return language == Language.Chinese ? ChineseTexts.Get(id) : EnglishTexts.Get(id);
    }
}
