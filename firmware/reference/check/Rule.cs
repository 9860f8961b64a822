namespace Wallet.ChipCheck;

/// <summary>One thing that compiles and does not work on the chip.</summary>
/// <param name="Id">What the message is called by: CHIPnnn.</param>
/// <param name="Why">What happens on the chip.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record Rule(string Id, string Why, string Remedy)
{
    /// <summary>Where the reason stands.</summary>
    public string Reason => $"firmware/reference/check/README.md#{Id.ToLowerInvariant()}";

    public static readonly Rule Generics = new("CHIP001",
        "generics compile and then crash or hang the chip",
        "write the type out: an array, a class of its own, a delegate without type parameters");

    public static readonly Rule Overflow = new("CHIP002",
        "the chip never throws OverflowException, it goes on with the wrapped value",
        "compare with the limits first; index arrays with int");

    public static readonly Rule MultiDimensional = new("CHIP003",
        "multi-dimensional arrays load and then crash the chip",
        "use an array of arrays, or one array and row * width + column");

    public static readonly Rule Unsupported = new("CHIP004",
        "the interpreter has no stack memory, no pointers and none of their instructions",
        "use arrays with an offset, and delegates instead of function pointers");

    public static readonly Rule DefaultInterfaceMethod = new("CHIP005",
        "a method body in an interface compiles and throws when it is called",
        "put the body into a static helper or a base class");

    public static readonly Rule TooMany = new("CHIP006",
        "the chip counts locals, arguments, switch cases and stack slots in one byte",
        "split the method");

    public static readonly Rule TooLong = new("CHIP007",
        "the chip jumps by 16-bit offsets and silently goes wrong beyond them",
        "split the method");

    public static readonly Rule StaticOrder = new("CHIP008",
        "all static initialisers run before Main in the order of the metadata, so this may still be null or 0",
        "make it a constant, or set it in the same type, or read it when it is needed");

    public static readonly Rule FinallyCatch = new("CHIP009",
        "a finally block that reaches code which catches runs twice or crashes the chip",
        "call it before the end of each path or after the try; own code may return a status instead of catching");

    public static readonly Rule ExtensionDelegate = new("CHIP010",
        "a delegate bound to an extension method's target corrupts memory or hangs the chip",
        "bind an instance method, or a lambda that calls the extension");

    public static readonly Rule UnsignedTag = new("CHIP011",
        "the chip goes by the unsigned tag the value still carries, not by its type",
        "stay unsigned, or store the value to a local, field or array element of the signed type and use that");

    public static readonly Rule UnsetText = new("CHIP012",
        "an element of a string array that was never set is not null on the chip",
        "keep a count of the elements that are set, or fill the array when it is made");

    public static readonly Rule Budget = new("CHIP020",
        "what is beyond a ceiling does not fit, or leaves no room for what comes",
        "make it smaller, or raise the ceiling in the budget and say there why");
}
