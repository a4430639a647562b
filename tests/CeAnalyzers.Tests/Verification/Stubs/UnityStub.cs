namespace CeAnalyzers.Tests.Verification.Stubs;

/// <summary>Functions of Unity's Mathf.</summary>
internal static class UnityStub
{
    public const string Source = """
        namespace UnityEngine
        {
            public struct Mathf
            {
                public static float Exp(float power) => 0;
                public static float Log(float f) => 0;
                public static float Log(float f, float p) => 0;
                public static float Max(float a, float b) => 0;
                public static float Clamp(float value, float min, float max) => 0;
            }
        }
        """;
}
