using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>
/// for (...) { z[i] = Math.Exp(z[i]); sum += z[i]; } for (...) z[i] /= sum; the exponentials take the place of the logits, or of what may be the logits,
/// so that only both loops together can be replaced: they follow each other, and nothing else reads the sum.
/// </summary>
/// <param name="Block">The block of the loops.</param>
/// <param name="Last">The loop that divides.</param>
/// <param name="Logits">z.</param>
/// <param name="Destination">What holds the exponentials and then the probabilities.</param>
internal sealed record ReplacedLogits(BlockSyntax Block, ForStatementSyntax Last, ExpressionSyntax Logits, ExpressionSyntax Destination)
{
    private IReadOnlyList<ForStatementSyntax> Filling { get; init; } = [];

    private LocalDeclarationStatementSyntax? Sum { get; init; }

    private StatementSyntax First => Block.Statements.IndexOf(Sum!) == Block.Statements.IndexOf(Filling[0]) - 1 ? Sum! : Filling[0];

    public static ReplacedLogits? Of(SoftmaxSink sink)
    {
        if (SoftmaxQuotient.InPlace(sink) is not var (loop, destination, index, total) || loop.Parent is not BlockSyntax block || destination.Syntax is not ExpressionSyntax written || RowLoop.Destination(destination) is null) return null;
        if (Variables.Unwrap(total) is not ILocalReferenceOperation { Local: var sum } || SumOf(sum, block) is not { } declaration) return null;
        int place = block.Statements.IndexOf(loop);
        var rows = new ExponentialRow(sink.Flow);
        return Enumerable.Range(1, 2).Select(count => Of(count)).FirstOrDefault(found => found is not null);

        ReplacedLogits? Of(int count)
        {
            List<ForStatementSyntax> filling = [.. block.Statements.Take(place).Skip(place - count).OfType<ForStatementSyntax>()];
            if (filling.Count < count || new Filling(destination, sum, sink.Flow).Read(filling) is not { Syntax: ExpressionSyntax logits } row) return null;
            ReplacedLogits found = new(block, loop, logits, written) { Filling = filling, Sum = declaration };
            return SymbolEqualityComparer.Default.Equals(ExponentialRow.TypeOfEntries(row.Type), ExponentialRow.TypeOfEntries(destination.Type))
                && filling.Append(loop).All(each => rows.RunsOver(each, row)) && CountingLoop.Counter(loop) == Variables.Named(index)?.Name && found.IsAllOf(sum) && !found.LosesComment()
                    ? found
                    : null;
        }
    }

    /// <summary>The block with a call in place of the loops and of the sum.</summary>
    public BlockSyntax With(StatementSyntax call)
    {
        call = (StatementSyntax)Edits.Formatted(call.WithoutTrivia()).WithLeadingTrivia(First.GetLeadingTrivia()).WithTrailingTrivia(Last.GetTrailingTrivia());
        return Edits.Laid(Block.WithStatements(SyntaxFactory.List(Block.Statements.Where(s => s == Last || s != Sum && !Filling.Contains(s)).Select(s => s == Last ? call : s))));
    }

    /// <summary>double sum = 0; in the block.</summary>
    private static LocalDeclarationStatementSyntax? SumOf(ILocalSymbol sum, BlockSyntax block) => block.Statements.OfType<LocalDeclarationStatementSyntax>().FirstOrDefault(declaration =>
        declaration.Declaration.Variables is [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 or 0.0 or 0f } } only] && only.Identifier.ValueText == sum.Name);

    /// <summary>Nothing else names the sum.</summary>
    private bool IsAllOf(ILocalSymbol sum) => Block.DescendantNodes().OfType<IdentifierNameSyntax>()
        .All(name => name.Identifier.ValueText != sum.Name || Last.Span.Contains(name.Span) || Filling.Any(loop => loop.Span.Contains(name.Span)));

    /// <summary>A comment in or between the loops would have no place: only those before the first and after the last keep theirs.</summary>
    private bool LosesComment() => Filling.Concat<StatementSyntax>([Sum!, Last]).Any(statement => statement.DescendantTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)
        && !(statement == First && trivia.Span.End <= statement.SpanStart) && !(statement == Last && trivia.SpanStart >= statement.Span.End)));
}
