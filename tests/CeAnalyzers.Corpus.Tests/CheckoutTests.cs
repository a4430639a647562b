namespace CeAnalyzers.Corpus.Tests;

public class CheckoutTests
{
    [Fact]
    public void A_folder_of_checkouts_yields_each()
    {
        using TemporaryTree tree = new(("zeta+net/A.cs", ""), ("acme+lib+x/B.cs", ""), ("notes/C.cs", ""));

        Assert.Equal(["acme/lib+x", "zeta/net"], Checkout.Find([tree.Root]).Select(checkout => checkout.Repo));
    }

    [Fact]
    public void A_checkout_may_be_given_itself()
    {
        using TemporaryTree tree = new(("acme+lib/src/A.cs", ""));

        Checkout checkout = Assert.Single(Checkout.Find([Path.Combine(tree.Root, "acme+lib") + "/"]));

        Assert.Equal("acme/lib", checkout.Repo);
        Assert.Equal("src/A.cs", checkout.RelativePath(Assert.Single(checkout.Files("*.cs"))));
    }

    [Fact]
    public void Build_output_is_no_source()
    {
        using TemporaryTree tree = new(("a/obj/A.cs", ""), ("bin/B.cs", ""), ("a/objects/C.cs", ""), ("D.txt", ""));

        Assert.Equal("a/objects/C.cs", tree.Checkout.RelativePath(Assert.Single(tree.Checkout.Files("*.cs"))));
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => Checkout.Find(["nowhere"])).Message);
}
