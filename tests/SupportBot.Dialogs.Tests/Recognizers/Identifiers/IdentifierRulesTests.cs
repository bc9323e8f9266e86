using SupportBot.Dialogs.Recognizers.Identifiers;
using static SupportBot.Dialogs.Recognizers.Identifiers.IdentifierIssue;
using static SupportBot.Dialogs.Recognizers.Identifiers.IdentifierKind;
using static SupportBot.Dialogs.Recognizers.Identifiers.IdentifierVerdict;
using TagArithmetic = SupportBot.Dialogs.Recognizers.Identifiers.DellServiceTag;

namespace SupportBot.Dialogs.Tests.Recognizers.Identifiers;

public sealed class IdentifierRulesTests
{
    public static readonly TheoryData<IdentifierKind, string, string, IdentifierVerdict, IdentifierIssue> Rows = new()
    {
        // Service tags: 7 characters, 5 for old machines, no check digit.
        { IdentifierKind.DellServiceTag, "5RFDP01", "5RFDP01", Accepted, None },
        { IdentifierKind.DellServiceTag, " 5rf-dp01 ", "5RFDP01", Accepted, None },
        { IdentifierKind.DellServiceTag, "« 5RFDP01 »", "5RFDP01", Accepted, None },
        { IdentifierKind.DellServiceTag, "ABCDEFG", "ABCDEFG", Accepted, None },
        { IdentifierKind.DellServiceTag, "1A2B3", "1A2B3", Doubtful, OldForm },
        { IdentifierKind.DellServiceTag, "5RFDP0", "5RFDP0", Rejected, TooShort },
        { IdentifierKind.DellServiceTag, "5RFDP0123", "5RFDP0123", Rejected, TooLong },
        { IdentifierKind.DellServiceTag, "5RFDP0É", "5RFDP0É", Rejected, WrongCharacters },
        { IdentifierKind.DellServiceTag, "", "", Rejected, Empty },
        { IdentifierKind.DellServiceTag, "1015 2233 4455", "101522334455", Rejected, LooksLikeAnotherKind },
        { IdentifierKind.DellServiceTag, "５ＲＦＤＰ０１", "5RFDP01", Accepted, None },

        // Express Service Codes: the decimal value of a tag.
        { DellExpressServiceCode, "125-423-316-01", "12542331601", Accepted, None },
        { DellExpressServiceCode, "2176782336", "2176782336", Accepted, None },
        { DellExpressServiceCode, "78364164095", "78364164095", Accepted, None },
        { DellExpressServiceCode, "78364164096", "78364164096", Rejected, OutOfRange },
        { DellExpressServiceCode, "1679616", "1679616", Accepted, None },
        { DellExpressServiceCode, "123456", "123456", Rejected, TooShort },
        { DellExpressServiceCode, "12A42331601", "12A42331601", Rejected, WrongCharacters },

        // SAIDs: 12 digits, the first is 1.
        { Said, "101522334455", "101522334455", Accepted, None },
        { Said, "1015 2233 4455", "101522334455", Accepted, None },
        { Said, "1015-2233-4455", "101522334455", Accepted, None },
        { Said, "1015\u00a02233\u202f4455", "101522334455", Accepted, None },
        { Said, "1015.2233.4455.", "101522334455", Accepted, None },
        { Said, "201522334455", "201522334455", Rejected, WrongBeginning },
        { Said, "10152233445", "10152233445", Rejected, TooShort },
        { Said, "1015223344556", "1015223344556", Rejected, TooLong },
        { Said, "je ne sais pas", "JENESAISPAS", Rejected, WrongCharacters },
        { Said, "507284-B21", "507284B21", Rejected, LooksLikeAnotherKind },

        // HP product numbers: soft.
        { HpProductNumber, "507284-B21", "507284-B21", Accepted, None },
        { HpProductNumber, "1a2b3c#aba", "1A2B3C#ABA", Accepted, None },
        { HpProductNumber, "T6F46UT", "T6F46UT", Accepted, None },
        { HpProductNumber, "D8G45AAE", "D8G45AAE", Accepted, None },
        { HpProductNumber, "101522334455", "101522334455", Doubtful, LooksLikeAnotherKind },
        { HpProductNumber, "12", "12", Doubtful, UnusualForm },

        // Order numbers: no published form, so only doubts.
        { OrderNumber, "4501234567", "4501234567", Accepted, None },
        { OrderNumber, "FR-2026/1234", "FR-2026/1234", Accepted, None },
        { OrderNumber, "101522334455", "101522334455", Doubtful, LooksLikeAnotherKind },
        { OrderNumber, "12", "12", Doubtful, TooShort },

        // Red Hat numbers.
        { ContractNumber, "12345678", "12345678", Accepted, None },
        { ContractNumber, "12 345 678", "12345678", Accepted, None },
        { ContractNumber, "123", "123", Doubtful, TooShort },
        { ContractNumber, "5RFDP01", "5RFDP01", Doubtful, LooksLikeAnotherKind },
        { SubscriptionNumber, "1234567", "1234567", Accepted, None },
        { Account, "5678901", "5678901", Accepted, None },
        { Account, "Jean.Dupont@exemple.fr", "jean.dupont@exemple.fr", Accepted, None },
        { Account, "jdupont", "jdupont", Accepted, None },
        { Account, "ab", "ab", Rejected, TooShort },
        { Account, "deux mots", "deux mots", Rejected, WrongCharacters },
        { ActivationNumber, "1234-5678-9ABC-DEF0", "1234-5678-9ABC-DEF0", Accepted, None },
        { ActivationNumber, "1234", "1234", Doubtful, TooShort },
        { InstallationNumber, "49AF89414D147589", "49af89414d147589", Accepted, None },
        { InstallationNumber, "49af 8941 4d14 7589", "49af89414d147589", Accepted, None },
        { InstallationNumber, "49af89414d14758", "49af89414d14758", Rejected, TooShort },
        { InstallationNumber, "49ag89414d147589", "49ag89414d147589", Rejected, WrongCharacters },
        { Sku, "RH0103708", "RH0103708", Accepted, None },
        { Sku, "MCT2741F3", "MCT2741F3", Accepted, None },
        { Sku, "RHEL", "RHEL", Doubtful, UnusualForm },

        // Symantec numbers.
        { RenewalId, "R123456789", "R123456789", Accepted, None },
        { RenewalId, "12", "12", Doubtful, TooShort },
        { CertificateNumber, "CERT-0012", "CERT-0012", Accepted, None },
        { SymantecSerialNumber, "M0123456789", "M0123456789", Accepted, None },
        { SymantecSerialNumber, "123", "123", Doubtful, UnusualForm },
        { CaseReference, "sb-2026-000123", "SB-2026-000123", Accepted, None },
        { CaseReference, "SB-26-1", "SB-26-1", Rejected, WrongCharacters },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Input_is_normalised_and_judged(IdentifierKind kind, string input, string value, IdentifierVerdict verdict, IdentifierIssue issue)
    {
        var check = IdentifierRules.Check(kind, input);

        check.Value.ShouldBe(value);
        check.Verdict.ShouldBe(verdict);
        check.Issue.ShouldBe(issue);
    }

    [Theory]
    [InlineData(OrderNumber, "1015 2233 4455", Said)]
    [InlineData(Said, "507284-B21", HpProductNumber)]
    [InlineData(ContractNumber, "SB-2026-000123", CaseReference)]
    [InlineData(ActivationNumber, "49af89414d147589", null)]
    public void Number_typed_at_the_wrong_question_is_named(IdentifierKind asked, string input, IdentifierKind? expected) =>
        IdentifierRules.Check(asked, input).LooksLike.ShouldBe(expected);

    [Theory]
    [InlineData(Said, "101522334455", "1015 2233 4455")]
    [InlineData(DellExpressServiceCode, "12542331601", "125-423-316-01")]
    [InlineData(InstallationNumber, "49af89414d147589", "49af 8941 4d14 7589")]
    [InlineData(ContractNumber, "12345678", "12 345 678")]
    [InlineData(ContractNumber, "12345", "12345")]
    [InlineData(IdentifierKind.DellServiceTag, "5RFDP01", "5RFDP01")]
    [InlineData(Account, "jdupont", "jdupont")]
    public void Identifier_is_shown_in_its_printed_groups(IdentifierKind kind, string value, string expected) =>
        IdentifierDisplay.Group(kind, value).ShouldBe(expected);

    [Theory]
    [InlineData("5RFDP01", "12542331601")]
    [InlineData("B78FWQ8", "24382048112")]
    [InlineData("1000000", "2176782336")]
    [InlineData("ZZZZZZZ", "78364164095")]
    public void Tag_and_express_service_code_are_one_number(string tag, string code)
    {
        TagArithmetic.ToExpressServiceCode(tag).ShouldBe(code);
        TagArithmetic.FromExpressServiceCode(code).ShouldBe(tag);
    }
}
