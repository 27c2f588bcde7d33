namespace System.Runtime.CompilerServices;

/// <summary>Known to the runtime by its name: lets an emitted assembly see the internal types of another.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    /// <summary>The other assembly.</summary>
    public string AssemblyName { get; } = assemblyName;
}
