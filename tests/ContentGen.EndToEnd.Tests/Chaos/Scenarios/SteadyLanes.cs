namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Lanes whose breakers stay out of the way.</summary>
public sealed class SteadyLanes() : LanePool(ChaosSettings.WithoutBreakers, ChaosSettings.Lanes);
