using ParkTwin.Domain;

namespace ParkTwin.Payloads;

/// <summary>Wire names of units, read as bytes.</summary>
internal static class UnitToken
{
    public static bool TryParse(ReadOnlySpan<byte> token, out MeterUnit unit)
    {
        MeterUnit? found = token.Length switch
        {
            1 => token[0] switch
            {
                (byte)'W' => MeterUnit.Watt,
                (byte)'L' => MeterUnit.Litre,
                (byte)'t' => MeterUnit.Tonne,
                _ => null,
            },
            2 => token.SequenceEqual("Wh"u8) ? MeterUnit.WattHour
                : token.SequenceEqual("kW"u8) ? MeterUnit.Kilowatt
                : token.SequenceEqual("MW"u8) ? MeterUnit.Megawatt
                : token.SequenceEqual("m3"u8) ? MeterUnit.CubicMetre
                : token.SequenceEqual("GJ"u8) ? MeterUnit.Gigajoule
                : null,
            3 => token.SequenceEqual("kWh"u8) ? MeterUnit.KilowattHour
                : token.SequenceEqual("MWh"u8) ? MeterUnit.MegawattHour
                : token.SequenceEqual("dm3"u8) ? MeterUnit.CubicDecimetre
                : null,
            4 => token.SequenceEqual("m3/h"u8) ? MeterUnit.CubicMetrePerHour
                : token.SequenceEqual("GJ/h"u8) ? MeterUnit.GigajoulePerHour
                : null,
            5 => token.SequenceEqual("kvarh"u8) ? MeterUnit.KilovarHour : null,
            _ => null,
        };
        unit = found.GetValueOrDefault();
        return found.HasValue;
    }
}
