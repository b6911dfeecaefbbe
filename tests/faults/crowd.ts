import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { paths } from "@/lib/paths";
import type { Attempt, Ledger } from "./ledger";
import type { ConfirmLink, MailboxFollower } from "./mailbox-follower";
import { postForm } from "./post-form";

/** How long a person goes on pressing the button; less than the pause between two confirm mails. */
const persistence = 60_000;
/** A person reads and types between two deeds; more than that would only lengthen the mail's queue. */
const pauseBetweenDeeds = 400;
const pauseBeforeRetry = 300;

type Errand = Omit<Attempt, "answer" | "detail"> & { path: string; body: string };

/** People who sign and confirm until told to stop, and press again when they were not thanked. */
export class Crowd {
  private readonly agent: Agent;
  private readonly lives: Promise<void>[];
  private going = true;
  private people = 0;

  constructor(
    private readonly site: { port: number; origin: string },
    private readonly ledger: Ledger,
    private readonly mailbox: MailboxFollower,
    clients: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: clients });
    this.lives = Array.from({ length: clients }, () => this.live());
  }

  /** Lets everybody finish the request at hand. */
  async goHome(): Promise<void> {
    this.going = false;
    await Promise.all(this.lives);
    this.agent.destroy();
  }

  private async live(): Promise<void> {
    while (this.going) {
      const link = Math.random() < 0.5 ? this.mailbox.takeLink() : null;
      for (const errand of link ? [confirming(link)] : this.signing()) await this.insist(errand);
      await sleep(Math.random() * pauseBetweenDeeds);
    }
  }

  /** Somebody nobody has heard of; every third signs both statements. */
  private signing(): Errand[] {
    this.people += 1;
    const email = `drill-${this.people}@example.org`;
    const body = new URLSearchParams({
      name: "Drill Sample",
      email,
      visibility: this.people % 2 ? "name" : "count",
      consent: "on",
    }).toString();
    const slugs = this.people % 3 ? ["british"] : ["british", "russian"];
    return slugs.map((slug) => {
      return { deed: "sign", subject: email, slug, path: paths.statement("en", slug), body };
    });
  }

  private async insist(errand: Errand): Promise<void> {
    const { path, body, ...about } = errand;
    for (const end = Date.now() + persistence; this.going && Date.now() < end;) {
      const { answer, detail } = await postForm(this.site, this.agent, path, body);
      this.ledger.record({ ...about, answer, detail });
      if (answer === "acknowledged" || answer === "wrong") return;
      await sleep(pauseBeforeRetry * (0.5 + Math.random()));
    }
  }
}

function confirming({ path, signatureId }: ConfirmLink): Errand {
  return { deed: "confirm", subject: signatureId, slug: "", path, body: "decision=confirm" };
}
