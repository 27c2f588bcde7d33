using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ParkTwin.Grains.Tests")]
