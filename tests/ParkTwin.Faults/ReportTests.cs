using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults;

public sealed class ReportTests
{
    [Fact]
    public void The_page_says_what_the_kept_results_say() => Assert.Equal(Table.Page(Places.Results), File.ReadAllText(Table.File));

    [Fact]
    public void No_kept_result_has_a_loss_or_a_problem() => Assert.All(
        Runs.AllFaults.List.Select(fault => ResultFiles.Read(Places.Results, fault.Name)).OfType<FaultResult>(),
        one =>
        {
            Assert.Equal((0L, 0L, 0L), (one.Lost, one.Doubled, one.Wrong));
            Assert.Empty(one.Problems);
        });

    [Fact]
    public void A_slope_is_that_of_the_line_through_the_points()
    {
        var slope = Slope.Of("x", "MB", [(1, 10), (2, 12), (3, 14)]) with { Allowed = 3.9 };
        Assert.Equal((10d, 14d, 2d), (slope.First, slope.Last, slope.PerHour));
        Assert.True(slope.Grows);
        Assert.False((slope with { Allowed = 4.1 }).Grows);
    }

    [Fact]
    public void The_book_knows_what_is_open()
    {
        var book = new Book(1);
        Assert.Equal(0, book.Take(0, 200));
        book.Acknowledge(0, 0, 70);
        book.Acknowledge(0, 72, 100);
        Assert.Equal(70, book.FirstOpen(0));
        Assert.Equal([70, 71, .. Enumerable.Range(172, 28)], book.Open(0));
        Assert.Equal((200L, 170L), (book.Sent, book.Acknowledged));
    }
}
