using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Wallet.Reference;

/// <summary>Reads one API text. The format is described in firmware/reference/README.md.</summary>
public sealed partial class ApiParser
{
    private const string TypeExpected =
        "expected '[static|abstract|sealed] class|struct|interface|enum NAME [: BASE, ...] [[Flags]]' "
        + "or 'delegate RETURN NAME(PARAMETERS)'";

    private const string MemberExpected =
        "expected a field 'public [const|static] [readonly] TYPE NAME [= VALUE]', '.ctor(PARAMETERS)', "
        + "a property 'TYPE NAME { get; set; }', 'event TYPE NAME' or a method 'TYPE NAME(PARAMETERS)'";

    private readonly string _file;
    private readonly string[] _lines;
    private int _at;

    private ApiParser(string file, string text)
    {
        _file = file;
        _lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    /// <summary>Reads a text; <paramref name="file"/> is its name in messages.</summary>
    public static ApiAssembly Parse(string file, string text) => new ApiParser(file, text).ParseAssembly();

    public static ApiAssembly ParseFile(string path)
    {
        ApiAssembly assembly = Parse(path, File.ReadAllText(path));
        string expected = Path.GetFileNameWithoutExtension(path);
        return assembly.Name == expected
            ? assembly
            : throw new ApiTextException(
                path, 1, $"assembly '{assembly.Name}'; expected '{expected}', the name of the file");
    }

    private ApiAssembly ParseAssembly()
    {
        string name = Take("assembly ", "expected 'assembly NAME' in the first line");
        var references = new List<string>();
        while (_at < _lines.Length && _lines[_at].StartsWith("references ", StringComparison.Ordinal))
        {
            references.Add(Take("references ", "expected 'references NAME'"));
        }

        var types = new List<ApiType>();
        while (_at < _lines.Length)
        {
            if (_lines[_at].Length == 0)
            {
                _at++;
                continue;
            }

            types.Add(ParseType());
        }

        return new ApiAssembly(name, _file, references, types);
    }

    private string Take(string prefix, string expected)
    {
        string line = _lines[_at];
        string name = line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : "";
        if (!AssemblyName().IsMatch(name))
        {
            throw Refuse(expected);
        }

        _at++;
        return name;
    }

    private ApiType ParseType()
    {
        string line = _lines[_at];
        int number = _at + 1;
        if (line.Contains('`', StringComparison.Ordinal))
        {
            throw Refuse("generic types do not run on the chip; expected them left out");
        }

        Match asDelegate = DelegateHeader().Match(line);
        if (asDelegate.Success)
        {
            var invoke = new ApiMember(
                number, ApiMemberKind.Method, "public", [], asDelegate.Groups["type"].Value, "Invoke",
                Parameters(asDelegate.Groups["parameters"].Value));
            _at++;
            return new ApiType(number, ApiTypeKind.Delegate, asDelegate.Groups["name"].Value, [], [], false, [invoke]);
        }

        Match header = TypeHeader().Match(line);
        if (!header.Success)
        {
            throw Refuse(TypeExpected);
        }

        ApiTypeKind kind = Enum.Parse<ApiTypeKind>(header.Groups["kind"].Value, ignoreCase: true);
        string[] bases = header.Groups["bases"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        bool isFlags = header.Groups["flags"].Success;
        if (kind == ApiTypeKind.Enum ? bases.Length != 1 : isFlags)
        {
            throw Refuse("expected 'enum NAME : UNDERLYING', and [Flags] on nothing but an enum");
        }

        _at++;
        var members = new List<ApiMember>();
        while (_at < _lines.Length && _lines[_at].Length > 0)
        {
            members.Add(kind == ApiTypeKind.Enum ? ParseEnumValue() : ParseMember());
            _at++;
        }

        return new ApiType(
            number,
            kind,
            header.Groups["name"].Value,
            Words(header.Groups["modifiers"].Value),
            bases,
            isFlags,
            members);
    }

    private ApiMember ParseEnumValue()
    {
        Match match = EnumValue().Match(_lines[_at]);
        return match.Success
            ? new ApiMember(_at + 1, ApiMemberKind.EnumValue, "public", [], "", match.Groups["name"].Value, [])
            {
                Value = match.Groups["value"].Value,
            }
            : throw Refuse("expected a value of the enum, '  NAME = NUMBER'");
    }

    private ApiMember ParseMember()
    {
        string line = _lines[_at];
        if (line.Contains('`', StringComparison.Ordinal) || line.Contains('<', StringComparison.Ordinal))
        {
            throw Refuse("generics do not run on the chip; expected the member left out");
        }

        (ApiMemberKind Kind, Regex Shape)[] shapes =
        [
            (ApiMemberKind.Constructor, ConstructorShape()),
            (ApiMemberKind.Event, EventShape()),
            (ApiMemberKind.Property, PropertyShape()),
            (ApiMemberKind.Method, MethodShape()),
            (ApiMemberKind.Field, FieldShape()),
        ];
        foreach ((ApiMemberKind kind, Regex shape) in shapes)
        {
            Match match = shape.Match(line);
            if (match.Success)
            {
                return Member(kind, match);
            }
        }

        throw Refuse(MemberExpected);
    }

    private ApiMember Member(ApiMemberKind kind, Match match)
    {
        string accessors = match.Groups["accessors"].Value;
        string name = match.Groups["name"].Value;
        string parameters = match.Groups["parameters"].Value;
        string[] modifiers = Words(match.Groups["modifiers"].Value);
        bool isConstant = modifiers.Contains("const");
        bool hasValue = match.Groups["value"].Success;
        if (kind == ApiMemberKind.Field && isConstant != hasValue)
        {
            throw Refuse("expected '= VALUE' after a const, and after nothing but a const");
        }

        if (kind == ApiMemberKind.Property && (name == "this") != (parameters.Length > 0))
        {
            throw Refuse("expected an indexer 'TYPE this[PARAMETERS] { get; set; }'");
        }

        return new ApiMember(
            _at + 1, kind, match.Groups["access"].Value, modifiers, match.Groups["type"].Value, name,
            Parameters(parameters))
        {
            Value = hasValue ? match.Groups["value"].Value : null,
            CanRead = accessors.Contains("get;", StringComparison.Ordinal),
            CanWrite = accessors.Contains("set;", StringComparison.Ordinal),
        };
    }

    private List<ApiParameter> Parameters(string text)
    {
        var parameters = new List<ApiParameter>();
        int at = 0;
        while (at < text.Length)
        {
            Match match = ParameterShape().Match(text, at);
            bool isLast = match.Index + match.Length == text.Length;
            if (!match.Success || match.Length == 0 || isLast == match.Groups["comma"].Success)
            {
                throw Refuse($"expected parameters '[ref|out|in|params] TYPE NAME [= VALUE], ...' at '{text[at..]}'");
            }

            parameters.Add(new ApiParameter(
                match.Groups["modifier"].Value.TrimEnd(),
                match.Groups["type"].Value,
                match.Groups["name"].Value,
                match.Groups["value"].Success ? match.Groups["value"].Value : null));
            at += match.Length;
        }

        return parameters;
    }

    private ApiTextException Refuse(string expected) => new(_file, _at + 1, $"'{_lines[_at].Trim()}': {expected}");

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private const string Name = @"[A-Za-z_][A-Za-z0-9_]*";
    private const string TypeName = Name + @"(?:[.+]" + Name + ")*";
    private const string TypeUse = TypeName + @"(?:\[\])*";
    private const string Access = "^  (?<access>public|protected) ";
    private const string Modifiers = "(?<modifiers>(?:(?:static|abstract|virtual|override) )*)";
    private const string Literal = @"'(?:\\.[^']*|[^'\\])'|""(?:\\.|[^""\\])*""|[^ ,'""]+";

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*$")]
    private static partial Regex AssemblyName();

    [GeneratedRegex(
        "^(?<modifiers>(?:(?:static|abstract|sealed) )*)(?<kind>class|struct|interface|enum) (?<name>" + TypeName
        + ")(?: : (?<bases>" + TypeName + "(?:, " + TypeName + @")*))?(?<flags> \[Flags\])?$")]
    private static partial Regex TypeHeader();

    [GeneratedRegex("^delegate (?<type>" + TypeUse + ") (?<name>" + TypeName + @")\((?<parameters>.*)\)$")]
    private static partial Regex DelegateHeader();

    [GeneratedRegex("^  (?<name>" + Name + ") = (?<value>-?[0-9]+)$")]
    private static partial Regex EnumValue();

    [GeneratedRegex(Access + @"\.ctor\((?<parameters>.*)\)$")]
    private static partial Regex ConstructorShape();

    [GeneratedRegex(Access + "(?<modifiers>(?:static )?)event (?<type>" + TypeUse + ") (?<name>" + Name + ")$")]
    private static partial Regex EventShape();

    [GeneratedRegex(
        Access + Modifiers + "(?<type>" + TypeUse + ") (?<name>" + Name
        + @")(?:\[(?<parameters>.+)\])? \{ (?<accessors>get; set;|get;|set;) \}$")]
    private static partial Regex PropertyShape();

    [GeneratedRegex(Access + Modifiers + "(?<type>" + TypeUse + ") (?<name>" + Name + @")\((?<parameters>.*)\)$")]
    private static partial Regex MethodShape();

    [GeneratedRegex(
        Access + "(?<modifiers>(?:(?:const|static|readonly) )*)(?<type>" + TypeUse + ") (?<name>" + Name
        + ")(?: = (?<value>" + Literal + "))?$")]
    private static partial Regex FieldShape();

    [GeneratedRegex(
        @"\G(?<modifier>(?:ref|out|in|params) )?(?<type>" + TypeUse + ") (?<name>" + Name + ")(?: = (?<value>" + Literal
        + "))?(?<comma>, )?")]
    private static partial Regex ParameterShape();
}
