using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ParkTwin.Storage.Files;

/// <summary>The calls of libc that .NET does not offer.</summary>
internal static partial class Posix
{
    /// <summary>Opens a path; flags 0 is read-only on every Unix. A descriptor, or -1 with errno.</summary>
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    /// <summary>Flushes contents and all metadata. 0, or -1 with errno.</summary>
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Fsync(SafeFileHandle file);

    /// <summary>Flushes contents and the metadata needed to read them (Linux). 0, or -1 with errno.</summary>
    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    internal static partial int Fdatasync(SafeFileHandle file);
}
