using System.Text;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

public sealed class EndpointPublishTests
{
    public static TheoryData<MqttProtocolLevel> Levels => [MqttProtocolLevel.V311, MqttProtocolLevel.V5];

    [Theory, MemberData(nameof(Levels))]
    public async Task A_message_reaches_the_gateway_at_every_QoS(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: level);
        await using var end = device;
        await device.PublishAsync("a/0", "zero", MqttQos.AtMostOnce);
        await device.PublishAsync("a/1", "one", MqttQos.AtLeastOnce, 7);
        var puback = await device.ReadAsync(MqttPacketType.Puback);
        await device.PublishAsync("青山湖/2", "two", MqttQos.ExactlyOnce, 8, duplicate: true);
        var pubrec = await device.ReadAsync(MqttPacketType.Pubrec);
        await device.SendAckAsync(MqttPacketType.Pubrel, 8);
        var pubcomp = await device.ReadAsync(MqttPacketType.Pubcomp);
        Assert.Equal(((ushort)7, (ushort)8, (ushort)8), (puback.Id, pubrec.Id, pubcomp.Id));
        Assert.Equal(
            [
                new Received("m1", "a/0", "zero", new PublishFlags(MqttQos.AtMostOnce, false, false)),
                new Received("m1", "a/1", "one", new PublishFlags(MqttQos.AtLeastOnce, false, false)),
                new Received("m1", "青山湖/2", "two", new PublishFlags(MqttQos.ExactlyOnce, false, true)),
            ],
            bench.Gateway.Messages);
    }

    [Theory, MemberData(nameof(Levels))]
    public async Task An_acknowledgement_leaves_only_after_the_commit(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        bench.Gateway.Manual = true;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: level);
        await using var end = device;
        await device.PublishAsync("a", "1", MqttQos.AtLeastOnce, 1);
        await bench.Gateway.ArrivedAsync(1);
        await device.PublishAsync("a", "2", MqttQos.ExactlyOnce, 2);
        await bench.Gateway.ArrivedAsync(1);
        await device.PingAsync();
        bench.Gateway.Commit(1);
        Assert.Equal(1, (await device.ReadAsync(MqttPacketType.Puback)).Id);
        await device.PingAsync();
        bench.Gateway.Commit(2);
        Assert.Equal(2, (await device.ReadAsync(MqttPacketType.Pubrec)).Id);
    }

    [Fact]
    public async Task Acknowledgements_keep_the_order_of_the_messages_whatever_is_committed_when()
    {
        await using var bench = new Bench();
        bench.Gateway.Manual = true;
        bench.Gateway.Judge = static topic => topic == "bad" ? MqttReasonCode.PayloadFormatInvalid : MqttReasonCode.Success;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var end = device;
        var random = new Random(7);
        var expected = new List<(MqttPacketType, ushort, MqttReasonCode)>();
        for (ushort id = 1; id <= 500; id++)
        {
            var qos = random.Next(3) == 0 ? MqttQos.ExactlyOnce : MqttQos.AtLeastOnce;
            var bad = random.Next(5) == 0;
            await device.PublishAsync(bad ? "bad" : "good", "1", qos, id);
            await bench.Gateway.ArrivedAsync(1);
            expected.Add((
                qos == MqttQos.AtLeastOnce ? MqttPacketType.Puback : MqttPacketType.Pubrec,
                id,
                bad ? MqttReasonCode.PayloadFormatInvalid : MqttReasonCode.Success));
            if (random.Next(10) == 0)
            {
                bench.Gateway.Commit(random.NextInt64(bench.Gateway.Committed, bench.Gateway.LastTicket + 1));
            }
        }

        bench.Gateway.Commit();
        var seen = new List<(MqttPacketType, ushort, MqttReasonCode)>();
        while (seen.Count < expected.Count)
        {
            var packet = await device.ReadAsync();
            seen.Add((packet!.Type, packet.Id, packet.Code));
        }

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task One_chunk_is_one_submit()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var end = device;
        await device.SendAsync([.. Enumerable.Range(1, 100).SelectMany(id => device.Publish("a", "1", id: (ushort)id))]);
        for (var id = 1; id <= 100; id++)
        {
            Assert.Equal(id, (await device.ReadAsync(MqttPacketType.Puback)).Id);
        }

        Assert.Equal(1, bench.Gateway.Submits);
    }

    [Theory]
    [InlineData(true, "cannot be read")]
    [InlineData(false, null)]
    public async Task A_refused_message_has_reason_code_and_text_in_5_0(bool wanted, string? text)
    {
        await using var bench = new Bench();
        bench.Gateway.Judge = static _ => MqttReasonCode.PayloadFormatInvalid;
        bench.Gateway.ReasonText = "cannot be read";
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: c => c.RequestProblemInformation = wanted);
        await using var end = device;
        await device.PublishAsync("a", "1", MqttQos.AtLeastOnce, 9);
        var packet = await device.ReadAsync(MqttPacketType.Puback);
        Assert.Equal(MqttReasonCode.Success, AckPacket.Decode(MqttPacketType.Puback, packet.Body, v5: true, out var ack));
        Assert.Equal(new AckPacket(9, MqttReasonCode.PayloadFormatInvalid, text), ack);
        Assert.Equal(1, bench.Endpoint.Statistics.PublishesRefused);
    }

    [Fact]
    public async Task A_reason_text_too_long_for_the_device_is_left_out()
    {
        await using var bench = new Bench();
        bench.Gateway.Judge = static _ => MqttReasonCode.QuotaExceeded;
        bench.Gateway.ReasonText = new string('x', 100);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.MaximumPacketSize = 50);
        await using var end = device;
        await device.PublishAsync("a", "1", MqttQos.AtLeastOnce, 9);
        Assert.Equal(new byte[] { 0, 9, (byte)MqttReasonCode.QuotaExceeded }, (await device.ReadAsync(MqttPacketType.Puback)).Body);
    }

    [Fact]
    public async Task A_refused_message_of_3_1_1_is_acknowledged_plainly()
    {
        await using var bench = new Bench();
        bench.Gateway.Judge = static _ => MqttReasonCode.NotAuthorized;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: MqttProtocolLevel.V311);
        await using var end = device;
        await device.PublishAsync("a", "1", MqttQos.AtLeastOnce, 9);
        Assert.Equal([0, 9], (await device.ReadAsync(MqttPacketType.Puback)).Body);
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 10);
        Assert.Equal([0, 10], (await device.ReadAsync(MqttPacketType.Pubrec)).Body);
        await device.SendAckAsync(MqttPacketType.Pubrel, 10);
        await device.ReadAsync(MqttPacketType.Pubcomp);
    }

    [Theory, MemberData(nameof(Levels))]
    public async Task A_repeated_QoS_2_message_is_handed_over_once_and_acknowledged_after_its_commit(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        bench.Gateway.Manual = true;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: level);
        await using var end = device;
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 3);
        await bench.Gateway.ArrivedAsync(1);
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 3, duplicate: true);
        await device.PingAsync();
        bench.Gateway.Commit();
        Assert.Equal(3, (await device.ReadAsync(MqttPacketType.Pubrec)).Id);
        Assert.Equal(3, (await device.ReadAsync(MqttPacketType.Pubrec)).Id);
        Assert.Single(bench.Gateway.Messages);
        await device.SendAckAsync(MqttPacketType.Pubrel, 3);
        await device.ReadAsync(MqttPacketType.Pubcomp);
        await device.PublishAsync("a", "2", MqttQos.ExactlyOnce, 3);
        await bench.Gateway.ArrivedAsync(1);
        Assert.Equal(1, bench.Endpoint.Statistics.PublishesRepeated);
    }

    [Fact]
    public async Task A_QoS_2_message_refused_in_5_0_frees_its_identifier()
    {
        await using var bench = new Bench();
        bench.Gateway.Judge = static _ => MqttReasonCode.PayloadFormatInvalid;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var end = device;
        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 3);
        Assert.Equal(MqttReasonCode.PayloadFormatInvalid, (await device.ReadAsync(MqttPacketType.Pubrec)).Code);
        await device.PublishAsync("a", "2", MqttQos.ExactlyOnce, 3);
        Assert.Equal(MqttReasonCode.PayloadFormatInvalid, (await device.ReadAsync(MqttPacketType.Pubrec)).Code);
        Assert.Equal(2, bench.Gateway.Messages.Count);
    }

    [Theory]
    [InlineData(MqttProtocolLevel.V311, MqttReasonCode.Success)]
    [InlineData(MqttProtocolLevel.V5, MqttReasonCode.PacketIdentifierNotFound)]
    public async Task PUBREL_of_an_unknown_identifier_is_answered(MqttProtocolLevel level, MqttReasonCode expected)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: level);
        await using var end = device;
        await device.SendAckAsync(MqttPacketType.Pubrel, 77);
        var packet = await device.ReadAsync(MqttPacketType.Pubcomp);
        Assert.Equal((77, expected), (packet.Id, packet.Code));
    }

    [Fact]
    public async Task A_retained_message_of_5_0_is_refused_and_one_of_3_1_1_is_taken_as_any_other()
    {
        await using var bench = new Bench();
        var (old, _) = await Device.ConnectAsync(bench.Endpoint, "m1", MqttProtocolLevel.V311);
        await using var end = old;
        await old.PublishAsync("a", "1", retain: true);
        await old.ReadAsync(MqttPacketType.Puback);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, "m2");
        await device.PublishAsync("a", "1", retain: true);
        await device.AssertClosedAsync(MqttReasonCode.RetainNotSupported);
    }

    [Fact]
    public async Task A_topic_alias_stands_for_its_topic_until_it_is_set_anew()
    {
        await using var bench = new Bench(static o => o.TopicAliasMaximum = 10);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await using var end = device;
        await device.SendAsync(Aliased("a/b", 10), Aliased("", 10), Aliased("c", 1), Aliased("", 10), Aliased("d", 10), Aliased("", 10));
        await bench.Gateway.ArrivedAsync(6);
        Assert.Equal(["a/b", "a/b", "c", "a/b", "d", "d"], bench.Gateway.Messages.Select(m => m.Topic));
    }

    [Theory]
    [InlineData("a", 11)]
    [InlineData("", 3)]
    [InlineData("", 0)]
    public async Task An_alias_that_is_too_large_or_not_set_ends_the_connection(string topic, int alias)
    {
        await using var bench = new Bench(static o => o.TopicAliasMaximum = 10);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        await device.SendAsync(Aliased(topic, (ushort)alias));
        await device.AssertClosedAsync(MqttReasonCode.TopicAliasInvalid);
    }

    [Fact]
    public async Task An_alias_does_not_outlive_its_connection()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.SessionExpiry = 60);
        await device.SendAsync(Aliased("a", 1));
        await bench.Gateway.ArrivedAsync(1);
        await device.DisposeAsync();
        (device, var connack) = await Device.ConnectAsync(
            bench.Endpoint, change: static c => (c.SessionExpiry, c.CleanStart) = (60, false));
        Assert.True(connack.SessionPresent);
        await device.SendAsync(Aliased("", 1));
        await device.AssertClosedAsync(MqttReasonCode.TopicAliasInvalid);
    }

    [Fact]
    public async Task More_messages_than_the_Receive_Maximum_end_a_5_0_connection()
    {
        await using var bench = new Bench(static o => o.ReceiveMaximum = 10);
        bench.Gateway.Manual = true;
        var (device, connack) = await Device.ConnectAsync(bench.Endpoint);
        Assert.Equal(10, connack.ReceiveMaximum);
        for (ushort id = 1; id <= 11; id++)
        {
            await device.PublishAsync("a", "1", MqttQos.AtLeastOnce, id);
        }

        await device.AssertClosedAsync(MqttReasonCode.ReceiveMaximumExceeded);
        Assert.Equal(10, bench.Gateway.Messages.Count);
    }

    [Fact]
    public async Task QoS_2_messages_that_are_not_released_count_as_well()
    {
        await using var bench = new Bench(static o => o.ReceiveMaximum = 3);
        var (device, _) = await Device.ConnectAsync(bench.Endpoint);
        for (ushort id = 1; id <= 3; id++)
        {
            await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, id);
            await device.ReadAsync(MqttPacketType.Pubrec);
        }

        await device.PublishAsync("a", "1", MqttQos.ExactlyOnce, 4);
        await device.AssertClosedAsync(MqttReasonCode.ReceiveMaximumExceeded);
    }

    [Fact]
    public async Task A_3_1_1_device_with_too_many_messages_waits_for_the_commit()
    {
        await using var bench = new Bench(static o => o.ReceiveMaximum = 10);
        bench.Gateway.Manual = true;
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: MqttProtocolLevel.V311);
        await using var end = device;
        await device.SendAsync([.. Enumerable.Range(1, 25).SelectMany(id => device.Publish("a", "1", id: (ushort)id))]);
        await bench.Gateway.ArrivedAsync(10);
        Assert.Equal(10, bench.Gateway.Messages.Count);
        for (var id = 1; id <= 25; id++)
        {
            var next = device.ReadAsync(MqttPacketType.Puback);
            while (!next.IsCompleted)
            {
                bench.Gateway.Commit();
                await Task.Yield();
            }

            Assert.Equal(id, (await next).Id);
        }
    }

    [Fact]
    public async Task A_full_journal_stops_the_reading_and_not_the_keep_alive_of_the_device()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, change: static c => c.KeepAlive = 10);
        await using var end = device;
        var room = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        bench.Gateway.Ready = () =>
        {
            asked.TrySetResult();
            return room.Task;
        };
        await device.PublishAsync("a", "1", MqttQos.AtLeastOnce, 1);
        await device.ReadAsync(MqttPacketType.Puback);
        await asked.Task.WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
        await device.PublishAsync("a", "2", MqttQos.AtLeastOnce, 2);
        bench.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(device.Served.IsCompleted);
        Assert.Single(bench.Gateway.Messages);
        bench.Gateway.Ready = static () => Task.CompletedTask;
        room.SetResult();
        Assert.Equal(2, (await device.ReadAsync(MqttPacketType.Puback)).Id);
    }

    [Theory, MemberData(nameof(Levels))]
    public async Task A_stream_cut_at_any_byte_is_read_the_same(MqttProtocolLevel level)
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, level: level);
        await using var end = device;
        byte[] stream =
        [
            .. device.Publish("a/1", new string('x', 200), MqttQos.AtLeastOnce, 1),
            .. ControlPackets.Pingreq,
            .. device.Publish("a/2", "y", MqttQos.ExactlyOnce, 2),
            .. new AckPacket(2, MqttReasonCode.Success, null).Encode(MqttPacketType.Pubrel, device.IsV5),
            .. device.Publish("a/3", "", MqttQos.AtLeastOnce, 3),
        ];
        for (var cut = 1; cut < stream.Length; cut++)
        {
            await device.SendAsync(stream[..cut]);
            await Task.Yield();
            await device.SendAsync(stream[cut..]);
            var answers = new List<MqttPacketType>();
            for (var i = 0; i < 5; i++)
            {
                answers.Add((await device.ReadAsync())!.Type);
            }

            answers.Sort();
            Assert.Equal(
                [MqttPacketType.Puback, MqttPacketType.Puback, MqttPacketType.Pubrec, MqttPacketType.Pubcomp, MqttPacketType.Pingresp],
                answers);
        }

        Assert.Equal((stream.Length - 1) * 3, bench.Gateway.Messages.Count);
    }

    [Fact]
    public async Task A_packet_that_straddles_many_segments_is_read_whole()
    {
        await using var bench = new Bench();
        var (device, _) = await Device.ConnectAsync(bench.Endpoint, buffer: 4_000_000);
        await using var end = device;
        var payload = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i} "));
        await device.SendAsync([.. device.Publish("big", payload, id: 1), .. device.Publish("small", "1", id: 2)]);
        await device.ReadAsync(MqttPacketType.Puback);
        await device.ReadAsync(MqttPacketType.Puback);
        Assert.Equal([payload, "1"], bench.Gateway.Messages.Select(m => m.Payload));
    }

    internal static byte[] Aliased(string topic, ushort alias)
    {
        var name = Encoding.UTF8.GetBytes(topic);
        return new PacketBuffer()
            .Binary(name)
            .BeginProperties()
            .UInt16Property(MqttProperty.TopicAlias, alias)
            .EndProperties()
            .ToPacket(MqttPacketType.Publish);
    }
}
