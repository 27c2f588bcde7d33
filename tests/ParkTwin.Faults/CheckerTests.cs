using System.Text;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults;

public sealed class CheckerTests : IDisposable
{
    private readonly FaultPark _park = new(enterprises: 1, metersEach: 3);

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task A_loss_a_wrong_value_and_a_reading_that_counts_and_is_not_in_the_book_are_seen()
    {
        await using var twin = await Twin.StartAsync(TwinLaunch.Of(_park));
        var book = new Book(_park.Meters);
        var checker = new Checker(book);
        book.Acknowledge(0, book.Take(0, 1), 1); // Never sent.
        book.Acknowledge(1, book.Take(1, 1), 1); // Sent with another value.
        Publish(twin, 1, 0, "987654.32");
        Publish(twin, 2, 5, "1.00"); // Not in the book.
        await checker.LookAsync(twin, "here");
        Assert.Equal((1L, 1L, 1L), (checker.Lost, checker.Wrong, checker.Doubled));
        await checker.MonthsAsync(twin, "here");
        Assert.True(checker.Wrong >= 3, string.Join('\n', checker.Problems));
    }

    private void Publish(Twin twin, int meter, int nth, string value)
    {
        using var socket = Wire.Connect(twin.DevicePort, "by-hand");
        var packet = new byte[256];
        var payload = Encoding.ASCII.GetBytes($$"""{"t":{{FaultPark.At(nth).ToUnixTimeMilliseconds()}},"v":{{value}}}""");
        socket.Send(packet.AsSpan(0, Wire.Publish(packet, _park.Topics[meter], 1, payload)));
        socket.ReceiveTimeout = 10_000;
        Assert.Equal(4, socket.Receive(packet));
    }
}
