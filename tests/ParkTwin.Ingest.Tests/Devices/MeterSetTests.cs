using ParkTwin.Ingest.Meters;

namespace ParkTwin.Ingest.Tests.Devices;

public sealed class MeterSetTests
{
    [Theory]
    [InlineData(1, 1, Label = "one")]
    [InlineData(1_000, 1_000, Label = "dense")]
    [InlineData(1_000, 30_000, Label = "with gaps")]
    [InlineData(1_000, 900_000_000, Label = "scattered")]
    public void It_holds_what_was_put_in_and_nothing_else(int count, int span)
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new Random(seed);
            var numbers = Enumerable.Range(0, count).Select(_ => (uint)random.Next(span)).ToHashSet();
            var set = new MeterSet(numbers);
            Assert.All(numbers, number => Assert.True(set.Contains(number)));
            for (var i = 0; i < 2_000; i++)
            {
                var other = i < 1_000 ? (uint)random.Next(span) : (uint)random.NextInt64(1L << 32);
                Assert.Equal(numbers.Contains(other), set.Contains(other));
            }
        }
    }

    [Fact]
    public void The_ends_of_the_numbers_are_numbers()
    {
        var set = new MeterSet([0, uint.MaxValue]);
        Assert.True(set.Contains(0) && set.Contains(uint.MaxValue));
        Assert.False(set.Contains(1) || set.Contains(uint.MaxValue - 1) || MeterSet.None.Contains(0));
    }
}
