using System.Buffers;
using System.Text;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt.Tests;

public sealed class CodecTables
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "8001")]
    [InlineData(16_383, "FF7F")]
    [InlineData(16_384, "808001")]
    [InlineData(2_097_151, "FFFF7F")]
    [InlineData(2_097_152, "80808001")]
    [InlineData(268_435_455, "FFFFFF7F")]
    public void A_variable_byte_integer_has_the_form_of_the_specification(int value, string hex)
    {
        Span<byte> bytes = stackalloc byte[4];
        var size = MqttFrame.WriteVariable(bytes, value);
        Assert.Equal(hex, Convert.ToHexString(bytes[..size]));
        Assert.Equal(size, MqttFrame.VariableSize(value));
        Assert.Equal(size, MqttFrame.ReadVariable(bytes[..size], out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("80", 0)]
    [InlineData("808080", 0)]
    [InlineData("80808080", -1)]
    [InlineData("FFFFFFFF01", -1)]
    [InlineData("8000", -1)]
    [InlineData("FF8000", -1)]
    public void A_variable_byte_integer_that_is_cut_waits_and_one_that_is_wrong_is_malformed(string hex, int expected) =>
        Assert.Equal(expected, MqttFrame.ReadVariable(Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData("61", true)]
    [InlineData("E99D92E5B1B1E6B996", true)]
    [InlineData("F09F8C9E", true)]
    [InlineData("EFBBBF61", true)]
    [InlineData("6100", false)]
    [InlineData("C080", false)]
    [InlineData("C1BF", false)]
    [InlineData("E08080", false)]
    [InlineData("EDA080", false)]
    [InlineData("EDBFBF", false)]
    [InlineData("F4908080", false)]
    [InlineData("80", false)]
    [InlineData("E99D", false)]
    [InlineData("FF", false)]
    public void Text_is_strict_UTF_8_without_zero(string hex, bool valid) =>
        Assert.Equal(valid, MqttText.IsValid(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("parktwin/v1/qsh/m1/reading", true)]
    [InlineData("/", true)]
    [InlineData("青山湖/电表", true)]
    [InlineData("", false)]
    [InlineData("a/+/b", false)]
    [InlineData("a/#", false)]
    [InlineData("青/+", false)]
    [InlineData("a\0b", false)]
    public void A_topic_name_has_no_wildcard(string topic, bool valid) =>
        Assert.Equal(valid, MqttText.IsTopicName(Encoding.UTF8.GetBytes(topic)));

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("#", true)]
    [InlineData("+", true)]
    [InlineData("a/+/b", true)]
    [InlineData("+/+", true)]
    [InlineData("a/#", true)]
    [InlineData("/", true)]
    [InlineData("", false)]
    [InlineData("a#", false)]
    [InlineData("a/#/b", false)]
    [InlineData("a+", false)]
    [InlineData("+a", false)]
    [InlineData("a/+b/c", false)]
    [InlineData("##", false)]
    public void A_filter_has_wildcards_only_as_whole_levels(string filter, bool valid) =>
        Assert.Equal(valid, MqttText.IsTopicFilter(Encoding.UTF8.GetBytes(filter)));

    [Theory]
    [InlineData("$share/g/a", true)]
    [InlineData("$share/g/#", true)]
    [InlineData("$share//a", false)]
    [InlineData("$share/g", false)]
    [InlineData("$share/g/", false)]
    [InlineData("$share/g+/a", false)]
    public void A_shared_filter_names_a_group_and_a_filter(string filter, bool valid) =>
        Assert.Equal(valid, MqttText.IsSharedWellFormed(Encoding.UTF8.GetBytes(filter)));

    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/c", false)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/+", "a/", true)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("a/#", "ab", false)]
    [InlineData("#", "a/b", true)]
    [InlineData("#", "$SYS/a", false)]
    [InlineData("+/a", "$SYS/a", false)]
    [InlineData("$SYS/#", "$SYS/a", true)]
    [InlineData("+/+", "/a", true)]
    [InlineData("/+", "/a", true)]
    [InlineData("+", "/a", false)]
    [InlineData("a/b/c", "a/b", false)]
    public void A_filter_covers_what_the_specification_says(string filter, string topic, bool covers) =>
        Assert.Equal(covers, TopicMatch.Covers(Encoding.UTF8.GetBytes(filter), Encoding.UTF8.GetBytes(topic)));

    /// <summary>Bodies of CONNECT after the protocol name and level.</summary>
    [Theory]
    [InlineData(4, "0000000000", MqttReasonCode.Success, Label = "nothing but an empty identifier")]
    [InlineData(4, "0100000000", MqttReasonCode.MalformedPacket, Label = "the reserved flag")]
    [InlineData(4, "1C0000000000016100", MqttReasonCode.MalformedPacket, Label = "Will QoS 3")]
    [InlineData(4, "0800000000", MqttReasonCode.MalformedPacket, Label = "Will QoS without Will")]
    [InlineData(4, "2000000000", MqttReasonCode.MalformedPacket, Label = "Will retain without Will")]
    [InlineData(4, "40000000000000", MqttReasonCode.MalformedPacket, Label = "password without user name in 3.1.1")]
    [InlineData(5, "4000000000000000", MqttReasonCode.Success, Label = "password without user name in 5.0")]
    [InlineData(4, "0000000005", MqttReasonCode.MalformedPacket, Label = "an identifier that is cut")]
    [InlineData(4, "000000000000", MqttReasonCode.MalformedPacket, Label = "a byte too many")]
    [InlineData(4, "0000000001C0", MqttReasonCode.MalformedPacket, Label = "an identifier that is no UTF-8")]
    [InlineData(4, "04000000000001230000", MqttReasonCode.MalformedPacket, Label = "a Will topic with a wildcard")]
    [InlineData(5, "00000003" + "21000A" + "0000", MqttReasonCode.Success, Label = "Receive Maximum")]
    [InlineData(5, "00000003" + "210000" + "0000", MqttReasonCode.ProtocolError, Label = "Receive Maximum 0")]
    [InlineData(5, "00000005" + "2700000000" + "0000", MqttReasonCode.ProtocolError, Label = "Maximum Packet Size 0")]
    [InlineData(5, "00000006" + "21000A21000A" + "0000", MqttReasonCode.ProtocolError, Label = "a property twice")]
    [InlineData(5, "00000002" + "1702" + "0000", MqttReasonCode.ProtocolError, Label = "a flag that is 2")]
    [InlineData(5, "00000003" + "230001" + "0000", MqttReasonCode.MalformedPacket, Label = "a property of another packet")]
    [InlineData(5, "00000001" + "7F" + "0000", MqttReasonCode.MalformedPacket, Label = "an unknown property")]
    [InlineData(5, "00000003" + "160000" + "0000", MqttReasonCode.ProtocolError, Label = "authentication data without method")]
    [InlineData(5, "0000000F" + "21000A" + "0000", MqttReasonCode.MalformedPacket, Label = "properties longer than the packet")]
    public void CONNECT_is_read_as_the_specification_says(int level, string hex, MqttReasonCode expected)
    {
        byte[] body = [0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', (byte)level, .. Convert.FromHexString(hex)];
        Assert.Equal(expected, ConnectPacket.Decode(body, out _));
    }

    [Theory]
    [InlineData("00044D515454" + "03", MqttReasonCode.UnsupportedProtocolVersion)]
    [InlineData("00044D515454" + "06", MqttReasonCode.UnsupportedProtocolVersion)]
    [InlineData("00064D5149736470" + "03", MqttReasonCode.UnsupportedProtocolVersion)]
    [InlineData("00044D515455" + "04", MqttReasonCode.ProtocolError)]
    [InlineData("00044D515454", MqttReasonCode.MalformedPacket)]
    [InlineData("00", MqttReasonCode.MalformedPacket)]
    public void CONNECT_of_another_protocol_is_told_so(string hex, MqttReasonCode expected) =>
        Assert.Equal(expected, ConnectPacket.Decode(Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData(0x32, "00016100", false, MqttReasonCode.MalformedPacket, Label = "no room for the identifier")]
    [InlineData(0x32, "0001610000", false, MqttReasonCode.ProtocolError, Label = "identifier 0")]
    [InlineData(0x32, "0001610001", false, MqttReasonCode.Success, Label = "no payload")]
    [InlineData(0x36, "0001610001", false, MqttReasonCode.MalformedPacket, Label = "QoS 3")]
    [InlineData(0x38, "000161", false, MqttReasonCode.MalformedPacket, Label = "DUP at QoS 0")]
    [InlineData(0x30, "000161", false, MqttReasonCode.Success, Label = "QoS 0 in 3.1.1")]
    [InlineData(0x30, "000161", true, MqttReasonCode.MalformedPacket, Label = "no properties in 5.0")]
    [InlineData(0x30, "00016100", true, MqttReasonCode.Success, Label = "empty properties")]
    [InlineData(0x30, "000000", true, MqttReasonCode.ProtocolError, Label = "no topic and no alias")]
    [InlineData(0x30, "000003" + "230001", true, MqttReasonCode.Success, Label = "no topic but an alias")]
    [InlineData(0x30, "000003" + "230000", true, MqttReasonCode.TopicAliasInvalid, Label = "alias 0")]
    [InlineData(0x30, "0000", false, MqttReasonCode.ProtocolError, Label = "no topic in 3.1.1")]
    [InlineData(0x30, "00012B", false, MqttReasonCode.TopicNameInvalid, Label = "a wildcard")]
    [InlineData(0x30, "0001FF", false, MqttReasonCode.MalformedPacket, Label = "no UTF-8")]
    [InlineData(0x30, "000561", false, MqttReasonCode.MalformedPacket, Label = "a topic that is cut")]
    [InlineData(0x30, "00016104" + "23000123", true, MqttReasonCode.MalformedPacket, Label = "a property that is cut")]
    [InlineData(0x30, "00016102" + "0102", true, MqttReasonCode.ProtocolError, Label = "payload format 2")]
    [InlineData(0x30, "00016105" + "0800022B61", true, MqttReasonCode.ProtocolError, Label = "a response topic with a wildcard")]
    public void PUBLISH_is_read_as_the_specification_says(byte first, string hex, bool v5, MqttReasonCode expected) =>
        Assert.Equal(expected, PublishPacket.Decode(first, Convert.FromHexString(hex), v5, out _));

    [Theory]
    [InlineData("0001", false, MqttReasonCode.ProtocolError, Label = "no filter")]
    [InlineData("000100016103", false, MqttReasonCode.MalformedPacket, Label = "QoS 3")]
    [InlineData("000100016104", false, MqttReasonCode.MalformedPacket, Label = "reserved bits in 3.1.1")]
    [InlineData("00010000016104", true, MqttReasonCode.Success, Label = "no local in 5.0")]
    [InlineData("00010000016130", true, MqttReasonCode.ProtocolError, Label = "retain handling 3")]
    [InlineData("00010000016140", true, MqttReasonCode.MalformedPacket, Label = "reserved bits in 5.0")]
    [InlineData("00000000016100", true, MqttReasonCode.ProtocolError, Label = "identifier 0")]
    [InlineData("000100000A2473686172652F672F6104", true, MqttReasonCode.ProtocolError, Label = "no local on a shared filter")]
    [InlineData("0001020B000001" + "6100", true, MqttReasonCode.ProtocolError, Label = "subscription identifier 0")]
    public void SUBSCRIBE_is_read_as_the_specification_says(string hex, bool v5, MqttReasonCode expected) =>
        Assert.Equal(expected, SubscribePacket.Decode(MqttPacketType.Subscribe, Convert.FromHexString(hex), v5, out _));

    [Fact]
    public void The_short_acknowledgement_is_four_bytes()
    {
        var ack = AckPacket.Short(MqttPacketType.Puback, 0x1234);
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in ack));
        Assert.Equal("40021234", Convert.ToHexString(bytes));
        Assert.Equal("62021234", Convert.ToHexString(new AckPacket(0x1234, 0, null).Encode(MqttPacketType.Pubrel, v5: true)));
    }

    [Theory]
    [InlineData(MqttReasonCode.Success, 0)]
    [InlineData(MqttReasonCode.UnsupportedProtocolVersion, 1)]
    [InlineData(MqttReasonCode.ClientIdentifierNotValid, 2)]
    [InlineData(MqttReasonCode.ServerBusy, 3)]
    [InlineData(MqttReasonCode.QuotaExceeded, 3)]
    [InlineData(MqttReasonCode.BadUserNameOrPassword, 4)]
    [InlineData(MqttReasonCode.NotAuthorized, 5)]
    public void CONNACK_of_3_1_1_has_the_nearest_return_code(MqttReasonCode code, byte expected) =>
        Assert.Equal([0x20, 2, 0, expected], new ConnackPacket { ReasonCode = code }.Encode(v5: false));

    [Fact]
    public void A_frame_is_found_only_when_its_length_is_known()
    {
        byte[] packet = [0x30, 0x80, 0x01, .. new byte[128]];
        for (var known = 0; known < packet.Length; known++)
        {
            var frame = MqttFrame.Read(new ReadOnlySequence<byte>(packet, 0, known), out var header, out var length);
            Assert.Equal(known < 3 ? 0 : 1, frame);
            Assert.True(frame == 0 || (header, length) == (3, 128));
        }
    }
}
