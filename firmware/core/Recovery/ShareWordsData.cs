namespace Wallet.Core.Recovery;

/// <summary>The word list of SLIP-0039, in order, 32 words a text; a capital begins each word.</summary>
/// <remarks>
/// Texts, because the chip leaves those in flash: 6 KB that take no heap before a word is looked for, and then only the
/// 200 characters of one text at a time.
/// </remarks>
internal static class ShareWordsData
{
    /// <summary>Words of each text.</summary>
    internal const int WordsPerText = 32;

    /// <summary>The text of these words, 0 to 31.</summary>
    internal static string Text(int index)
    {
        return index switch
        {
            0 =>
                "AcademicAcidAcneAcquireAcrobatActivityActressAdaptAdequateAdjustAdmitAdornAdultAdvanceAdvocateAfraid"
                + "AgainAgencyAgreeAideAircraftAirlineAirportAjarAlarmAlbumAlcoholAlienAliveAlphaAlreadyAlto",
            1 =>
                "AluminumAlwaysAmazingAmbitionAmountAmuseAnalysisAnatomyAncestorAncientAngelAngryAnimalAnswerAntenna"
                + "AnxietyApartAquaticArcadeArenaArgueArmedArtistArtworkAspectAuctionAugustAuntAverageAviationAvoid"
                + "Award",
            2 =>
                "AwayAxisAxleBeamBeardBeaverBecomeBedroomBehaviorBeingBelieveBelongBenefitBestBeyondBikeBiology"
                + "BirthdayBishopBlackBlanketBlessingBlimpBlindBlueBodyBoltBoringBornBothBoundaryBracelet",
            3 =>
                "BranchBraveBreatheBriefingBrokenBrotherBrowserBucketBudgetBuildingBulbBulgeBumpyBundleBurdenBurning"
                + "BusyBuyerCageCalciumCameraCampusCanyonCapacityCapitalCaptureCarbonCardsCarefulCargoCarpetCarve",
            4 =>
                "CategoryCauseCeilingCenterCeramicChampionChangeCharityCheckChemicalChestChewChubbyCinemaCivilClass"
                + "ClayCleanupClientClimateClinicClockClogsClosetClothesClubClusterCoalCoastalCodingColumnCompany",
            5 =>
                "CornerCostumeCounterCourseCoverCowboyCradleCraftCrazyCreditCricketCriminalCrisisCriticalCrowdCrucial"
                + "CrunchCrushCrystalCubicCulturalCuriousCurlyCustodyCylinderDaisyDamageDanceDarknessDatabaseDaughter"
                + "Deadline",
            6 =>
                "DealDebrisDebutDecentDecisionDeclareDecorateDecreaseDeliverDemandDensityDenyDepartDependDepictDeploy"
                + "DescribeDesertDesireDesktopDestroyDetailedDetectDeviceDevoteDiagnoseDictateDietDilemmaDiminishDining"
                + "Diploma",
            7 =>
                "DisasterDiscussDiseaseDishDismissDisplayDistanceDiveDivorceDocumentDomainDomesticDominantDough"
                + "DowntownDragonDramaticDreamDressDriftDrinkDroveDrugDryerDucklingDukeDurationDwarfDynamicEarlyEarth"
                + "Easel",
            8 =>
                "EasyEchoEclipseEcologyEdgeEditorEducateEitherElbowElderElectionElegantElementElephantElevatorElite"
                + "ElseEmailEmeraldEmissionEmperorEmphasisEmployerEmptyEndingEndlessEndorseEnemyEnergyEnforceEngage"
                + "Enjoy",
            9 =>
                "EnlargeEntranceEnvelopeEnvyEpidemicEpisodeEquationEquipEraserErodeEscapeEstateEstimateEvaluate"
                + "EveningEvidenceEvilEvokeExactExampleExceedExchangeExcludeExcuseExecuteExerciseExhaustExoticExpand"
                + "ExpectExplainExpress",
            10 =>
                "ExtendExtraEyebrowFacilityFactFailureFaintFakeFalseFamilyFamousFancyFangsFantasyFatalFatigueFavorite"
                + "FawnFiberFictionFilterFinanceFindingsFingerFireflyFirmFiscalFishingFitnessFlameFlashFlavor",
            11 =>
                "FleaFlexibleFlipFloatFloralFluffFocusForbidForceForecastForgetFormalFortuneForwardFounderFraction"
                + "FragmentFrequentFreshmanFriarFridgeFriendlyFrostFrothFrozenFumesFundingFurlFusedGalaxyGameGarbage",
            12 =>
                "GardenGarlicGasolineGatherGeneralGeniusGenreGenuineGeologyGestureGladGlanceGlassesGlenGlimpseGoat"
                + "GoldenGraduateGrantGraspGravityGrayGreatestGriefGrillGrinGroceryGrossGroupGrownupGrumpyGuard",
            13 =>
                "GuestGuiltGuitarGumsHairyHamsterHandHangerHarvestHaveHavocHawkHazardHeadsetHealthHearingHeatHelpful"
                + "HeraldHerdHesitateHoboHolidayHolyHomeHormoneHospitalHourHugeHumanHumidityHunting",
            14 =>
                "HusbandHushHuskyHybridIdeaIdentifyIdleImageImpactImplyImproveImpulseIncludeIncomeIncreaseIndex"
                + "IndicateIndustryInfantInformInheritInjuryInmateInsectInsideInstallIntendIntimateInvasionInvolveIris"
                + "Island",
            15 =>
                "IsolateItemIvoryJacketJerkyJewelryJoinJudicialJuiceJumpJunctionJuniorJunkJuryJusticeKernelKeyboard"
                + "KidneyKindKitchenKnifeKnitLadenLadleLadybugLairLampLanguageLargeLaserLaundryLawsuit",
            16 =>
                "LeaderLeafLearnLeavesLectureLegalLegendLegsLendLengthLevelLibertyLibraryLicenseLiftLikelyLilacLily"
                + "LipsLiquidListenLiteraryLivingLizardLoanLobeLocationLosingLoudLoyaltyLuckLunar",
            17 =>
                "LunchLungsLuxuryLyingLyricsMachineMagazineMaidenMailmanMainMakeupMakingMamaManagerMandateMansion"
                + "ManualMarathonMarchMarketMarvelMasonMaterialMathMaximumMayorMeaningMedalMedicalMemberMemoryMental",
            18 =>
                "MerchantMeritMethodMetricMidstMildMilitaryMineralMinisterMiracleMixedMixtureMobileModernModify"
                + "MoistureMomentMorningMortgageMotherMountainMouseMoveMuchMuleMultipleMuscleMuseumMusicMustangNail"
                + "National",
            19 =>
                "NecklaceNegativeNervousNetworkNewsNuclearNumbNumerousNylonOasisObesityObjectObserveObtainOceanOften"
                + "OlympicOmitOralOrangeOrbitOrderOrdinaryOrganizeOunceOvenOverallOwnerPacesPacificPackagePaid",
            20 =>
                "PaintingPajamasPancakePantsPapaPaperParcelParkingPartyPatentPatrolPaymentPayrollPeacefulPeanut"
                + "PeasantPecanPenaltyPencilPercentPerfectPermitPetitionPhantomPharmacyPhotoPhrasePhysicsPickupPicture"
                + "PiecePile",
            21 =>
                "PinkPipelinePistolPitchPlainsPlanPlasticPlatformPlayoffPleasurePlotPlungePracticePrayerPreach"
                + "PredatorPregnantPremiumPreparePresencePreventPriestPrimaryPriorityPrisonerPrivacyPrizeProblemProcess"
                + "ProfileProgramPromise",
            22 =>
                "ProspectProvidePrunePublicPulsePumpsPunishPunyPupalPurchasePurplePythonQuantityQuarterQuickQuietRace"
                + "RacismRadarRailroadRainbowRaisinRandomRankedRapidsRaspyReactionRealizeReboundRebuildRecallReceiver",
            23 =>
                "RecoverRegretRegularRejectRelateRememberRemindRemoveRenderRepairRepeatReplaceRequireRescueResearch"
                + "ResidentResponseResultRetailerRetreatReunionRevenueReviewRewardRhymeRhythmRichRivalRiverRobinRocky"
                + "Romantic",
            24 =>
                "RompRosterRoundRoyalRuinRulerRumorSackSafariSalarySalonSaltSatisfySatoshiSaverSaysScandalScared"
                + "ScatterSceneScholarScienceScoutScrambleScrewScriptScrollSeafoodSeasonSecretSecuritySegment",
            25 =>
                "SeniorShadowShaftShameShapedSharpShelterSheriffShortShouldShrimpSidewalkSilentSilverSimilarSimple"
                + "SingleSisterSkinSkunkSlapSlaverySledSliceSlimSlowSlushSmartSmearSmellSmirkSmith",
            26 =>
                "SmokingSmugSnakeSnapshotSniffSocietySoftwareSoldierSolutionSoulSourceSpaceSparkSpeakSpeciesSpelling"
                + "SpendSpewSpiderSpillSpineSpiritSpitSpraySprinkleSquareSqueezeStadiumStaffStandardStartingStation",
            27 =>
                "StaySteadyStepStickStiltStoryStrategyStrikeStyleSubjectSubmitSugarSuitableSunlightSuperiorSurface"
                + "SurpriseSurviveSweaterSwimmingSwingSwitchSymbolicSympathySyndromeSystemTackleTacticsTadpoleTalent"
                + "TaskTaste",
            28 =>
                "TaughtTaxiTeacherTeammateTeaspoonTempleTenantTendencyTensionTerminalTestifyTextureThankThatTheater"
                + "TheoryTherapyThornThreatenThumbThunderTicketTidyTimberTimelyTingTofuTogetherTolerateTotalToxic"
                + "Tracks",
            29 =>
                "TrafficTrainingTransferTrashTravelerTreatTrendTrialTricycleTripTriumphTroubleTrueTrustTwiceTwinType"
                + "TypicalUglyUltimateUmbrellaUncoverUndergoUnfairUnfoldUnhappyUnionUniverseUnkindUnknownUnusualUnwrap",
            30 =>
                "UpgradeUpstairsUsernameUsherUsualValidValuableVampireVanishVariousVeganVelvetVentureVerdictVerify"
                + "VeryVeteranVexedVictimVideoViewVintageViolenceViralVisitorVisualVitaminsVocalVoiceVolumeVoterVoting",
            _ =>
                "WalnutWarmthWarnWatchWavyWealthyWeaponWebcamWelcomeWelfareWesternWidthWildlifeWindowWineWireless"
                + "WisdomWithdrawWitsWolfWomanWorkWorthyWrapWristWritingWroteYearYelpYieldYogaZero",
        };
    }
}
