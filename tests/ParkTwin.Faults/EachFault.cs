using ParkTwin.Faults.Runs;

namespace ParkTwin.Faults;

/// <summary>Each fault in small; the long runs are commands (<c>dotnet run … -- help</c>).</summary>
public sealed class EachFault
{
    public static TheoryData<string> Names => [.. AllFaults.List.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Loses_nothing_that_was_acknowledged_and_counts_nothing_twice(string name)
    {
        var fault = AllFaults.List.Single(one => one.Name == name);
        Assert.SkipWhen(fault.Unable is not null, fault.Unable ?? string.Empty);
        var options = new Arguments(fault.Lengths.Short.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var result = await fault.RunAsync(options, text => TestContext.Current.SendDiagnosticMessage(text));
        Assert.Empty(result.Problems);
        Assert.Equal((0L, 0L, 0L), (result.Lost, result.Doubled, result.Wrong));
        Assert.True(result.Runs > 0);
    }
}
