using System.Runtime.CompilerServices;

// The boards' tests take devices that have been enrolled and loaded here and run them over virtual chips.
[assembly: InternalsVisibleTo("Wallet.Boards.Tests")]
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
