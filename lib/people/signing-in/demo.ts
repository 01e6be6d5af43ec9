/** The people of the demo, by the name in `/demo/sign-in?as=…`. The seed gives them these addresses. */
export const DEMO_PEOPLE = {
  owner: { name: 'Ruth Adeyemi', email: 'ruth@adeyemi-ceramics.example', zone: 'America/Chicago' },
  manager: { name: 'Tomás Herrera', email: 'tomas@adeyemi-ceramics.example', zone: 'America/Chicago' },
  assistant: { name: 'Maria Santos', email: 'maria.santos@inbox.example', zone: 'Asia/Manila' },
  assistant2: { name: 'Dewi Lestari', email: 'dewi.lestari@inbox.example', zone: 'Asia/Jakarta' },
  assistant3: { name: 'Oluchi Okafor', email: 'oluchi.okafor@inbox.example', zone: 'Africa/Lagos' },
} as const;

export type DemoPerson = keyof typeof DEMO_PEOPLE;
